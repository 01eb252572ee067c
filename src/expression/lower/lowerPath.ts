import type { ExpressionTree } from '../ExpressionTree.ts';
import { collapse } from '../runtime/collapse.ts';
import { foundItems } from '../runtime/foundItems.ts';
import { keepPathSingleton } from '../runtime/keepSingleton.ts';
import { isPlainName } from './isPlainName.ts';
import { lowerFusedGroup } from './loops/lowerFusedGroup.ts';
import { lowerFusedPath } from './loops/lowerFusedPath.ts';
import { lowerFromStart } from './lowerFromStart.ts';
import { lowerGroup } from './lowerGroup.ts';
import { lowerNames } from './lowerNames.ts';
import { lowerPicked } from './lowerPicked.ts';
import { lowerSteps } from './lowerSteps.ts';
import { lowerTuples } from './lowerTuples.ts';
import { kinds, type Operand } from './Operand.ts';
import { runtimeCall } from './runtimeCall.ts';
import type { Site } from './Site.ts';

/** Steps joined by dots, each evaluated for the items that the one before has found. */
export function lowerPath(tree: ExpressionTree, site: Site): Operand {
  const names = plainNames(tree);
  if (names !== undefined) return lowerNames(names, site);
  const general = (inner: Site) => lowerFromStart(tree, inner) ?? lowerGeneralPath(tree, inner);
  return (
    lowerFromStart(tree, site) ??
    lowerPicked(tree, site, () => runtimeCall(site.unit.scope, collapse, general(site).code)) ??
    lowerFusedPath(tree, site, general) ??
    lowerFusedGroup(tree, site, general) ??
    general(site)
  );
}

function lowerGeneralPath(tree: ExpressionTree, site: Site): Operand {
  const { scope } = site.unit;
  const { group, keepSingletonArray, steps = [] } = tree;
  const isTuple = steps.some((step) => step.tuple);
  let items = isTuple ? lowerTuples(tree, site) : lowerSteps(steps, site);
  if (keepSingletonArray)
    items = runtimeCall(scope, keepPathSingleton, runtimeCall(scope, foundItems, items));
  if (group !== undefined) items = lowerGroup(group, items, site, isTuple);
  if (group !== undefined) return { code: items, kinds: kinds.map };
  const possible = site.context.isData && !mayMakeFunctions(steps) ? kinds.any - kinds.function : kinds.any;
  return { code: items, kinds: possible, isOpen: true };
}

/** The names of a path that has nothing but names. */
function plainNames({ steps = [], group, keepSingletonArray, tuple }: ExpressionTree): string[] | undefined {
  if (group !== undefined || keepSingletonArray || tuple) return undefined;
  const isPlain = steps.every(isPlainName);
  return isPlain ? steps.map((step) => String(step.value)) : undefined;
}

const makers: ReadonlySet<string> = new Set([
  'function',
  'lambda',
  'parent',
  'partial',
  'regex',
  'transform',
  'variable',
]);

/** Whether there is anything that could be or answer a function: data never is one. */
function mayMakeFunctions(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  if (makers.has((node as ExpressionTree).type)) return true;
  return Object.values(node).some(mayMakeFunctions);
}
