import { code } from '../code/Code.ts';
import type { ExpressionTree } from '../ExpressionTree.ts';
import { differs } from '../runtime/differs.ts';
import { equals } from '../runtime/equals.ts';
import { hold } from './hold.ts';
import { isOnly, kinds, type Operand } from './Operand.ts';
import { runtimeCall } from './runtimeCall.ts';
import type { Site } from './Site.ts';

const scalar = kinds.null | kinds.boolean | kinds.number | kinds.string;

/** `=` and `!=`: by value; with a missing side both are false. */
export function lowerEquality(left: Operand, right: Operand, tree: ExpressionTree, site: Site): Operand {
  const known = { kinds: kinds.boolean };
  const callee = tree.value === '=' ? equals : differs;
  if (!isOnly(left, scalar) && !isOnly(right, scalar)) {
    return { ...known, code: runtimeCall(site.unit.scope, callee, left.code, right.code) };
  }
  // What is present and no list or map is equal only to itself.
  if (tree.value === '=') return { ...known, code: code`(${left.code} === ${right.code})` };
  const compared = hold(
    [left, right],
    site.body,
    (l, r) => code`(${l} !== undefined && ${r} !== undefined && ${l} !== ${r})`,
  );
  return { ...known, code: compared };
}
