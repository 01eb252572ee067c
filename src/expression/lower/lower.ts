import type { Code } from '../code/Code.ts';
import type { ExpressionTree } from '../ExpressionTree.ts';
import { collapse } from '../runtime/collapse.ts';
import { keepSingleton } from '../runtime/keepSingleton.ts';
import { lowerApply } from './lowerApply.ts';
import { lowerBinary } from './lowerBinary.ts';
import { lowerBind } from './lowerBind.ts';
import { lowerBlock } from './lowerBlock.ts';
import { lowerCall } from './lowerCall.ts';
import { lowerCondition } from './lowerCondition.ts';
import { lowerFilter } from './lowerFilter.ts';
import { lowerGroup } from './lowerGroup.ts';
import { lowerLambda } from './lowerLambda.ts';
import { lowerLiteral } from './lowerLiteral.ts';
import { lowerName } from './lowerName.ts';
import { lowerPartial } from './lowerPartial.ts';
import { lowerPath } from './lowerPath.ts';
import { lowerRegex } from './lowerRegex.ts';
import { lowerTransform } from './lowerTransform.ts';
import { lowerUnary } from './lowerUnary.ts';
import { lowerParent, lowerVariable } from './lowerVariable.ts';
import { lowerWildcard } from './lowerWildcard.ts';
import { isOnly, kinds, type Operand } from './Operand.ts';
import { runtimeCall } from './runtimeCall.ts';
import type { Lowering, Site } from './Site.ts';

const lowerings: Readonly<Record<string, Lowering>> = {
  apply: lowerApply,
  binary: lowerBinary,
  bind: lowerBind,
  block: lowerBlock,
  condition: lowerCondition,
  descendant: lowerWildcard,
  function: lowerCall,
  lambda: lowerLambda,
  name: lowerName,
  number: lowerLiteral,
  parent: lowerParent,
  partial: lowerPartial,
  path: lowerPath,
  regex: lowerRegex,
  string: lowerLiteral,
  transform: lowerTransform,
  unary: lowerUnary,
  value: lowerLiteral,
  variable: lowerVariable,
  wildcard: lowerWildcard,
};

/** The code of a tree's value: of what the node itself says, then its predicates, its grouping, its collapse. */
export function lower(tree: ExpressionTree, site: Site): Operand {
  const lowering = lowerings[tree.type];
  if (lowering === undefined) throw new Error(`the node ${tree.type} has no lowering`);
  const inner = { ...site, depth: site.depth + 1 };
  return close(lowerGrouping(tree, lowerPredicates(tree, lowering(tree, inner), inner), inner), tree, inner);
}

function lowerPredicates(tree: ExpressionTree, operand: Operand, site: Site): Operand {
  if (tree.predicate === undefined) return operand;
  const item = pickedItem(tree, operand);
  if (item !== undefined) return item;
  const filter = (items: Code, { expr }: { readonly expr?: ExpressionTree }) =>
    lowerFilter(expr as ExpressionTree, items, site, tree.tuple);
  return { code: tree.predicate.reduce(filter, operand.code), kinds: kinds.any, isOpen: true };
}

/** The item of a list that is never made for it. */
function pickedItem(
  { predicate = [], tuple, keepArray }: ExpressionTree,
  { itemAt }: Operand,
): Operand | undefined {
  const [only, ...others] = predicate;
  const place = only?.expr;
  if (others.length > 0 || place?.type !== 'number' || tuple || keepArray) return undefined;
  return itemAt?.(Math.floor(place.value as number));
}

function lowerGrouping(tree: ExpressionTree, operand: Operand, site: Site): Operand {
  if (tree.type === 'path' || tree.group === undefined) return operand;
  return { code: lowerGroup(tree.group, operand.code, site), kinds: kinds.map };
}

/** A sequence ends up as a value. */
function close(operand: Operand, { keepArray }: ExpressionTree, { unit }: Site): Operand {
  const { isOpen, itemAt: _, ...closed } = operand;
  const keeps = keepArray && !isOnly(operand, kinds.any - kinds.list);
  const kept = keeps ? runtimeCall(unit.scope, keepSingleton, operand.code) : operand.code;
  return { ...closed, code: isOpen ? runtimeCall(unit.scope, collapse, kept) : kept };
}
