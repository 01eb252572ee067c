import { code } from '../code/Code.ts';
import type { ExpressionTree } from '../ExpressionTree.ts';
import { chain } from '../runtime/chain.ts';
import { lowerCall } from './lowerCall.ts';
import { kinds, type Operand } from './Operand.ts';
import { runtimeCall } from './runtimeCall.ts';
import type { Site } from './Site.ts';

/** `value ~> function`. */
export function lowerApply(tree: ExpressionTree, site: Site): Operand {
  const { unit, body } = site;
  const left = unit.lower(tree.lhs as ExpressionTree, site).code;
  const procedure = tree.rhs as ExpressionTree;
  if (procedure.type === 'function') {
    const first = body.variable('first');
    const call = lowerCall(procedure, site, { code: first, kinds: kinds.any, isPlain: true });
    const { itemAt: _, ...known } = call;
    return { ...known, code: code`(${first} = ${left}, ${call.code})` };
  }
  const right = unit.lower(procedure, site).code;
  return {
    code: runtimeCall(unit.scope, chain, left, right, code`${tree.position}`),
    kinds: kinds.any,
    isOpen: true,
  };
}
