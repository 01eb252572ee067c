import { type Code, code } from '../code/Code.ts';
import type { FaultPlace } from '../ExpressionFault.ts';
import type { ExpressionTree } from '../ExpressionTree.ts';
import { connectiveTruth } from '../runtime/connectiveTruth.ts';
import { relocated } from '../runtime/relocated.ts';
import { closure } from './closure.ts';
import { faultingCall } from './faultingCall.ts';
import { isOfOperators } from './isOfOperators.ts';
import { isOnly, kinds, type Operand } from './Operand.ts';
import { runtimeCall } from './runtimeCall.ts';
import type { Site } from './Site.ts';
import { booleanOf } from './truth.ts';

/**
 * `and` and `or`. Whatever faults on the right side is told of the operator, as in the package, whose operator
 * evaluates it.
 */
export function lowerLogic(tree: ExpressionTree, site: Site): Operand {
  const join = tree.value === 'and' ? code`&&` : code`||`;
  const left = lowerSide(tree.lhs as ExpressionTree, tree, site);
  const right = tree.rhs as ExpressionTree;
  const isTold = site.isRetried || isOfOperators(right, site);
  const rightTruth = isTold
    ? lowerSide(right, tree, { ...site, relocation: site.relocation ?? placeOf(tree) })
    : lowerFaulting(right, tree, site);
  return { code: code`(${left} ${join} ${rightTruth})`, kinds: kinds.boolean };
}

function lowerFaulting(side: ExpressionTree, tree: ExpressionTree, site: Site): Code {
  const { scope, name } = site.unit;
  const { relocation: _, ...outside } = site;
  const evaluate = closure(name, code``, (body) => lowerSide(side, tree, { ...outside, body }));
  const place = site.relocation ?? placeOf(tree);
  return runtimeCall(scope, relocated, scope.value(place, 'place'), evaluate);
}

/** A side as true or false. */
function lowerSide(side: ExpressionTree, tree: ExpressionTree, site: Site): Code {
  const operand = site.unit.lower(side, site);
  if (isOnly(operand, kinds.boolean)) return operand.code;
  if (isOnly(operand, kinds.boolean | kinds.missing)) return code`(${operand.code} === true)`;
  const { position, value } = tree;
  return booleanOf(operand.code, site, (held) =>
    faultingCall(site, connectiveTruth, held, code`${position}`, code`${value as string}`),
  );
}

function placeOf({ position, value }: ExpressionTree): FaultPlace {
  return { position, token: String(value) };
}
