import { code } from '../code/Code.ts';
import type { ExpressionTree } from '../ExpressionTree.ts';
import { type Comparison, compare } from '../runtime/compare.ts';
import { allTrue } from './allTrue.ts';
import { faultingCall } from './faultingCall.ts';
import { hold } from './hold.ts';
import { isOnly, kinds, type Operand } from './Operand.ts';
import type { Site } from './Site.ts';

/** `<`, `<=`, `>`, `>=`: numbers are compared in place. */
export function lowerComparison(left: Operand, right: Operand, tree: ExpressionTree, site: Site): Operand {
  const operator = tree.value as Comparison;
  const compared = hold([left, right], site.body, (l, r) => {
    const general = faultingCall(site, compare, l, r, code`${operator}`, code`${tree.position}`);
    if (isOnly(left, kinds.string) || isOnly(right, kinds.string)) return general;
    const areNumbers = [
      isOnly(left, kinds.number) ? undefined : code`typeof ${l} === 'number'`,
      isOnly(right, kinds.number) ? undefined : code`typeof ${r} === 'number'`,
    ];
    const compared = code`${allTrue(areNumbers)} ? ${l} ${comparisons[operator]} ${r}`;
    // Beside a number, what is missing makes the answer missing; beside anything else the other side may fault.
    const missing = isOnly(right, kinds.number) ? l : isOnly(left, kinds.number) ? r : undefined;
    const rest = missing === undefined ? general : code`${missing} === undefined ? undefined : ${general}`;
    return code`(${compared} : ${rest})`;
  });
  return { code: compared, kinds: kinds.boolean | kinds.missing };
}

const comparisons = { '<': code`<`, '<=': code`<=`, '>': code`>`, '>=': code`>=` };
