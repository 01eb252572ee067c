import { code } from '../code/Code.ts';
import type { ExpressionTree } from '../ExpressionTree.ts';
import { range } from '../runtime/range.ts';
import { lowerArithmetic } from './lowerArithmetic.ts';
import { lowerComparison } from './lowerComparison.ts';
import { lowerConcatenation } from './lowerConcatenation.ts';
import { lowerEquality } from './lowerEquality.ts';
import { lowerLogic } from './lowerLogic.ts';
import { lowerMembership } from './lowerMembership.ts';
import { kinds, type Operand } from './Operand.ts';
import { runtimeCall } from './runtimeCall.ts';
import type { Lowering, Site } from './Site.ts';

/** Operators between two operands. */
export function lowerBinary(tree: ExpressionTree, site: Site): Operand {
  const operator = operators[tree.value as string];
  if (operator === undefined) throw new Error(`the operator ${String(tree.value)} has no lowering`);
  return operator(tree, site);
}

type Operator = (left: Operand, right: Operand, tree: ExpressionTree, site: Site) => Operand;

/** An operator whose sides are both evaluated, first the left one. */
const eager =
  (operator: Operator): Lowering =>
  (tree, site) => {
    const left = site.unit.lower(tree.lhs as ExpressionTree, site);
    const right = site.unit.lower(tree.rhs as ExpressionTree, site);
    return operator(left, right, tree, site);
  };

const lowerRange: Operator = (left, right, { position }, { unit }) => ({
  code: runtimeCall(unit.scope, range, left.code, right.code, code`${position}`),
  kinds: kinds.list | kinds.number | kinds.missing,
  isOpen: true,
});

const operators: Readonly<Record<string, Lowering>> = {
  '+': eager(lowerArithmetic),
  '-': eager(lowerArithmetic),
  '*': eager(lowerArithmetic),
  '/': eager(lowerArithmetic),
  '%': eager(lowerArithmetic),
  '<': eager(lowerComparison),
  '<=': eager(lowerComparison),
  '>': eager(lowerComparison),
  '>=': eager(lowerComparison),
  '=': eager(lowerEquality),
  '!=': eager(lowerEquality),
  '&': eager(lowerConcatenation),
  '..': eager(lowerRange),
  and: lowerLogic,
  or: lowerLogic,
  in: lowerMembership,
};
