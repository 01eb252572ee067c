import { type Code, code, joinCode } from '../code/Code.ts';
import type { ExpressionTree } from '../ExpressionTree.ts';
import { asSequence } from '../runtime/asSequence.ts';
import { endsPath } from '../runtime/endsPath.ts';
import { flattenFound } from '../runtime/flattenFound.ts';
import { foundItems } from '../runtime/foundItems.ts';
import { itemsOf } from '../runtime/itemsOf.ts';
import { listAtStart } from '../runtime/listAtStart.ts';
import { listContext } from '../runtime/listContext.ts';
import { orderItems } from '../runtime/orderItems.ts';
import { Sequence } from '../runtime/Sequence.ts';
import { stepItems } from '../runtime/stepItems.ts';
import { eachMember } from './eachMember.ts';
import { isPlainName } from './isPlainName.ts';
import { itemContext } from './itemContext.ts';
import { itemLoop } from './itemLoop.ts';
import { findsData } from './loops/findsData.ts';
import { lowerFilter } from './lowerFilter.ts';
import { lowerPrefix, readMaps } from './lowerNames.ts';
import { lowerSortKeys } from './lowerSortKeys.ts';
import { isOnly, kinds } from './Operand.ts';
import { runtimeCall } from './runtimeCall.ts';
import type { Site } from './Site.ts';

/** The items that the first steps of a path start from. */
export function startItems([first]: readonly ExpressionTree[], { context, unit }: Site): Code {
  const isWhole = context.isRoot || first?.type === 'variable';
  return isWhole ? code`[${context.whole()}]` : runtimeCall(unit.scope, itemsOf, context.whole());
}

/** All steps of a path whose items carry nothing. */
export function lowerSteps(steps: readonly ExpressionTree[], site: Site): Code {
  if (steps[0]?.consarray)
    return lowerFromList(steps, site, (list) => lowerRest(steps.slice(1), list, false, site));
  const count = steps.findIndex((step) => !isPlainName(step));
  const names = steps.slice(0, count).map((step) => String(step.value));
  const rest = steps.slice(count);
  const isData = site.context.isData && (names.length > 0 || rest[0]?.type !== 'variable');
  if (names.length === 0 && rest.length > 1 && isChoice(rest[0], site)) {
    const chosen = { ...site, context: { ...site.context, isRoot: site.context.isMap } };
    const items = runtimeCall(site.unit.scope, stepItems, site.unit.lower(rest[0], chosen).code);
    return lowerRest(rest.slice(1), items, true, site);
  }
  const start = () => (names.length === 0 ? startItems(steps, site) : lowerPrefix(names, site));
  const [first, ...others] = rest;
  if (first?.type !== 'name' || isText(first) || !site.unit.mayRepeat())
    return lowerRest(rest, start(), isData, site);
  // As long as there are maps on the way, a name with predicates is looked up once, not in each item of a list.
  const isLast = others.length === 0;
  const { conditions, value } = readMaps([...names, String(first.value)], site);
  const filtered = lowerFilters(first, value, { ...site, context: { ...site.context, isData } });
  const found = isLast ? filtered : runtimeCall(site.unit.scope, foundItems, filtered);
  if (conditions.length === 0) return lowerRest(others, found, isData, site);
  const general = lowerStep(first, start(), isLast, { ...site, isData });
  const items = code`(${joinCode(conditions, ' && ')} ? ${found} : ${general})`;
  return lowerRest(others, items, isData, site);
}

/** A name that is written as a text: what stands behind that belongs to the text, not to the step. */
function isText({ predicate, group }: ExpressionTree): boolean {
  return predicate !== undefined || group !== undefined;
}

/** A choice of data at the start of a path, over one item: a loop over that one would be none. */
function isChoice(first: ExpressionTree | undefined, site: Site): first is ExpressionTree {
  const isStart = first?.type === 'function' && first.stages === undefined && site.context.isRoot;
  return isStart && findsData(first, site);
}

function lowerRest(steps: readonly ExpressionTree[], start: Code, isData: boolean, site: Site): Code {
  let items = start;
  let fromData = isData;
  for (const [index, step] of steps.entries()) {
    const rest = steps.slice(index + 1);
    items = lowerStep(step, items, rest.length === 0, { ...site, isData: fromData });
    fromData &&= (step.type === 'name' && step.group === undefined) || step.type === 'sort';
    if (mayPickList(step) && rest.length > 0)
      return unlessEmpty(items, site, (picked) => lowerRest(rest, picked, fromData, site));
  }
  return items;
}

/** Whether an item of an order is what the next step starts from: a list among the items may have none itself. */
function mayPickList({ type, stages = [] }: ExpressionTree): boolean {
  return type === 'sort' && stages.at(-1)?.expr?.type === 'number';
}

/** A path ends at a list without items, which is the answer then. */
function unlessEmpty(items: Code, { body }: Site, lowerOthers: (items: Code) => Code): Code {
  const picked = body.variable('picked');
  return code`((${picked} = ${items}).length === 0 ? ${picked} : ${lowerOthers(picked)})`;
}

/**
 * A list in brackets at the start is the answer when it is empty, rather than nothing.
 *
 * @param mayEnd whether the path ends there then, as it does unless the list is where its items begin to carry something.
 */
export function lowerFromList(
  steps: readonly ExpressionTree[],
  site: Site,
  lowerOthers: (list: Code, start: Code) => Code,
  mayEnd = true,
): Code {
  const { unit, body } = site;
  const [start, list] = [body.variable('start'), body.variable('list')];
  const { whole, isRoot } = site.context;
  // A list that the whole expression is evaluated over is one item, but `$` is the list all the same.
  const itself = () => code`(Array.isArray(${whole()}) ? ${whole()} : ${start})`;
  const inner = { ...site, context: { ...itemContext(start, unit.scope), ...(isRoot ? { itself } : {}) } };
  const context = runtimeCall(unit.scope, listContext, site.context.whole(), code`${site.context.isRoot}`);
  const first = steps[0] as ExpressionTree;
  const value = unit.lower(first, inner).code;
  const isList = first.type === 'unary' && first.predicate === undefined && first.group === undefined;
  const made = code`(${start} = ${context}, ${isList ? value : runtimeCall(unit.scope, listAtStart, value)})`;
  if (!mayEnd) return lowerOthers(made, start);
  const ends = runtimeCall(unit.scope, endsPath, code`${list} = ${made}`);
  return code`(${ends} ? ${list} : ${lowerOthers(list, start)})`;
}

/** One step over all items, which are data as it came in or not. */
export function lowerStep(
  step: ExpressionTree,
  items: Code,
  isLast: boolean,
  site: Site & { readonly isData?: boolean },
): Code {
  const { unit, isData = false } = site;
  if (step.type === 'sort') {
    const keys = lowerSortKeys(step, site);
    return lowerFilters(
      step,
      runtimeCall(
        unit.scope,
        orderItems,
        runtimeCall(unit.scope, asSequence, items),
        keys,
        code`${step.position}`,
      ),
      site,
    );
  }
  if (isPlainName(step)) {
    return code`${eachMember(String(step.value), isData, unit.scope)}(${items}, ${isLast})`;
  }
  let mayFindLists = true;
  return itemLoop(
    site,
    items,
    isData,
    (inner, { filled }) => {
      const found = unit.lower(step, inner);
      mayFindLists = step.stages !== undefined || !isOnly(found, kinds.any - kinds.list);
      const value = inner.body.variable('found');
      return code`if ((${value} = ${lowerFilters(step, found.code, inner)}) !== undefined) ${filled}.push(${value});`;
    },
    (filled) =>
      mayFindLists
        ? runtimeCall(unit.scope, flattenFound, filled, code`${isLast}`)
        : code`${unit.scope.value(Sequence, 'Sequence')}.of(${filled})`,
  );
}

function lowerFilters({ stages = [] }: ExpressionTree, items: Code, site: Site): Code {
  return stages.reduce((filtered, stage) => lowerFilter(stage.expr as ExpressionTree, filtered, site), items);
}
