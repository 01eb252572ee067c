import { type Code, code } from '../code/Code.ts';
import type { ExpressionTree } from '../ExpressionTree.ts';
import { concatenated } from '../runtime/concatenated.ts';
import { faultingCall } from './faultingCall.ts';
import { hold } from './hold.ts';
import { isOnly, kinds, type Operand } from './Operand.ts';
import type { Site } from './Site.ts';

/** `&`: what is missing counts as the empty string, the rest is cast as `$string` does. */
export function lowerConcatenation(left: Operand, right: Operand, tree: ExpressionTree, site: Site): Operand {
  const text = (operand: Operand, value: Code): Code => {
    if (isOnly(operand, kinds.string)) return value;
    const cast = faultingCall(site, concatenated, value, code`${tree.position}`);
    return code`(typeof ${value} === 'string' ? ${value} : ${cast})`;
  };
  const joined = hold([left, right], site.body, (l, r) => code`(${text(left, l)} + ${text(right, r)})`);
  return { code: joined, kinds: kinds.string };
}
