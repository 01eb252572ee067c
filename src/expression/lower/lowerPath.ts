import { type Code, code } from '../code/Code.ts';
import type { ExpressionTree } from '../ExpressionTree.ts';
import { itemsOf } from '../runtime/itemsOf.ts';
import { keepPathSingleton } from '../runtime/keepSingleton.ts';
import { orderItems } from '../runtime/orderItems.ts';
import { walkStep } from '../runtime/walkStep.ts';
import { itemClosure } from './itemClosure.ts';
import { itemContext } from './itemContext.ts';
import { lowerFilter } from './lowerFilter.ts';
import { lowerGroup } from './lowerGroup.ts';
import { lowerNames } from './lowerNames.ts';
import { lowerSortKeys } from './lowerSortKeys.ts';
import { lowerTuples } from './lowerTuples.ts';
import { kinds, type Operand } from './Operand.ts';
import { runtimeCall } from './runtimeCall.ts';
import type { Site } from './Site.ts';

/** Steps joined by dots, each evaluated for the items that the one before has found. */
export function lowerPath(tree: ExpressionTree, site: Site): Operand {
  const names = plainNames(tree);
  if (names !== undefined) return lowerNames(names, site);
  const { scope } = site.unit;
  const { group, keepSingletonArray, steps = [] } = tree;
  const isTuple = steps.some((step) => step.tuple);
  let items = isTuple ? lowerTuples(tree, site) : lowerSteps(steps, site);
  if (keepSingletonArray) items = runtimeCall(scope, keepPathSingleton, items);
  if (group !== undefined) items = lowerGroup(group, items, site, isTuple);
  return { code: items, kinds: group === undefined ? kinds.any : kinds.map, isOpen: group === undefined };
}

/** The names of a path that has nothing but names. */
function plainNames({ steps = [], group, keepSingletonArray, tuple }: ExpressionTree): string[] | undefined {
  if (group !== undefined || keepSingletonArray || tuple) return undefined;
  const isPlain = steps.every(
    (step) =>
      step.type === 'name' &&
      !step.stages &&
      !step.tuple &&
      step.focus === undefined &&
      step.index === undefined,
  );
  return isPlain ? steps.map((step) => String(step.value)) : undefined;
}

/** The items that the first steps of a path start from. */
export function startItems([first]: readonly ExpressionTree[], { context, unit }: Site): Code {
  const isWhole = context.isRoot || first?.type === 'variable';
  return isWhole ? code`[${context.whole()}]` : runtimeCall(unit.scope, itemsOf, context.whole());
}

function lowerSteps(steps: readonly ExpressionTree[], site: Site): Code {
  let items = startItems(steps, site);
  let rest = steps;
  let list: Code | undefined;
  if (steps[0]?.consarray) {
    // A list in brackets at the start is the answer when it is empty, rather than nothing.
    list = site.body.variable('list');
    items = list;
    rest = steps.slice(1);
  }
  for (const [index, step] of rest.entries()) items = lowerStep(step, items, index === rest.length - 1, site);
  if (list === undefined) return items;
  return code`((${list} = ${lowerStartList(steps, site)}).length === 0 ? ${list} : ${items})`;
}

/** A list in brackets at the start of a path: its context are all items that the path starts from. */
export function lowerStartList(steps: readonly ExpressionTree[], site: Site): Code {
  const { unit, body } = site;
  const start = body.variable('start');
  const inner = { ...site, context: itemContext(start, unit.scope) };
  return code`(${start} = ${startItems(steps, site)}, ${unit.lower(steps[0] as ExpressionTree, inner).code})`;
}

/** One step over all items. */
export function lowerStep(step: ExpressionTree, items: Code, isLast: boolean, site: Site): Code {
  const { unit } = site;
  if (step.type === 'sort') {
    const keys = lowerSortKeys(step, site);
    return lowerFilters(step, runtimeCall(unit.scope, orderItems, items, keys, code`${step.position}`), site);
  }
  const each = itemClosure(site, (inner) => {
    const found = unit.lower(step, inner);
    return { ...found, code: lowerFilters(step, found.code, inner) };
  });
  return runtimeCall(unit.scope, walkStep, items, each, code`${isLast}`);
}

function lowerFilters({ stages = [] }: ExpressionTree, items: Code, site: Site): Code {
  return stages.reduce((filtered, stage) => lowerFilter(stage.expr as ExpressionTree, filtered, site), items);
}
