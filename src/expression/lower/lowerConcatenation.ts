import { type Code, code } from '../code/Code.ts';
import type { ExpressionTree } from '../ExpressionTree.ts';
import { Allowance } from '../runtime/Allowance.ts';
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
  const { isCounted, scope } = site.unit;
  const joined = hold([left, right], site.body, (l, r) => {
    const [first, second] = [text(left, l), text(right, r)];
    if (!isCounted) return code`(${first} + ${second})`;
    return code`${scope.value(Allowance, 'Allowance')}.join(${first}, ${second})`;
  });
  return { code: joined, kinds: kinds.string };
}
