import { type Code, code } from '../code/Code.ts';
import type { ExpressionTree } from '../ExpressionTree.ts';
import { connectiveTruth } from '../runtime/connectiveTruth.ts';
import { relocate } from '../runtime/relocate.ts';
import { closure } from './closure.ts';
import { neverFaults } from './neverFaults.ts';
import { isOnly, kinds, type Operand } from './Operand.ts';
import { runtimeCall } from './runtimeCall.ts';
import type { Site } from './Site.ts';

/**
 * `and` and `or`. Whatever faults on the right side is told of the operator, as in the package, whose operator
 * evaluates it.
 */
export function lowerLogic(tree: ExpressionTree, site: Site): Operand {
  const join = tree.value === 'and' ? code`&&` : code`||`;
  const left = lowerSide(tree.lhs as ExpressionTree, tree, site);
  const right = tree.rhs as ExpressionTree;
  const keepsPlace = site.isRetried || neverFaults(right);
  const rightTruth = keepsPlace ? lowerSide(right, tree, site) : lowerFaulting(right, tree, site);
  return { code: code`(${left} ${join} ${rightTruth})`, kinds: kinds.boolean };
}

function lowerFaulting(side: ExpressionTree, tree: ExpressionTree, site: Site): Code {
  const { scope, name } = site.unit;
  const evaluate = closure(name, code``, (body) => lowerSide(side, tree, { ...site, body }));
  return runtimeCall(scope, relocate, evaluate, ...placeOf(tree));
}

/** A side as true or false. */
function lowerSide(side: ExpressionTree, tree: ExpressionTree, site: Site): Code {
  const operand = site.unit.lower(side, site);
  if (isOnly(operand, kinds.boolean)) return operand.code;
  if (isOnly(operand, kinds.boolean | kinds.missing)) return code`(${operand.code} === true)`;
  return runtimeCall(site.unit.scope, connectiveTruth, operand.code, ...placeOf(tree));
}

function placeOf({ position, value }: ExpressionTree): [position: Code, token: Code] {
  return [code`${position}`, code`${value as string}`];
}
