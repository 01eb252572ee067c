import { type Code, code } from '../code/Code.ts';
import type { ExpressionTree } from '../ExpressionTree.ts';
import { type Arithmetic, arithmetic } from '../runtime/arithmetic.ts';
import { allTrue } from './allTrue.ts';
import { faultingCall } from './faultingCall.ts';
import { hold } from './hold.ts';
import { kinds, type Operand } from './Operand.ts';
import type { Site } from './Site.ts';

/** `+`, `-`, `*`, `/`, `%`: finite numbers are computed with in place; everything else is sorted out at run time. */
export function lowerArithmetic(left: Operand, right: Operand, tree: ExpressionTree, site: Site): Operand {
  const operator = tree.value as Arithmetic;
  const computed = hold([left, right], site.body, (l, r) => {
    const general = faultingCall(site, arithmetic, l, r, code`${operator}`, code`${tree.position}`);
    return code`(${allTrue([finiteCheck(left, l), finiteCheck(right, r)])} ? ${l} ${operations[operator]} ${r} : ${general})`;
  });
  return { code: computed, kinds: kinds.number | kinds.missing };
}

/** No text is a literal that is not finite: the parser refuses those. */
function finiteCheck({ isPlain, kinds: possible }: Operand, value: Code): Code | undefined {
  return isPlain && possible === kinds.number ? undefined : code`Number.isFinite(${value})`;
}

const operations = { '+': code`+`, '-': code`-`, '*': code`*`, '/': code`/`, '%': code`%` };
