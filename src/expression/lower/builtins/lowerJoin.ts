import { code } from '../../code/Code.ts';
import { joinTexts } from '../../functions/join.ts';
import { hold } from '../hold.ts';
import { kinds } from '../Operand.ts';
import { runtimeCall } from '../runtimeCall.ts';
import type { BuiltinLowering } from './BuiltinCall.ts';

/** Texts joined by what stands in the text of the expression; a single one is joined already. */
export const lowerJoin: BuiltinLowering = ({ args, site, general }) => {
  const [texts, separator, ...others] = args;
  const between = separator === undefined ? '' : separator.literal;
  if (typeof between !== 'string' || others.length > 0) return undefined;
  const joined = site.body.variable('joined');
  const call = hold([texts], site.body, (value) => {
    const list = runtimeCall(site.unit.scope, joinTexts, value, code`${between}`);
    const whole = general(value, ...(separator === undefined ? [] : [separator.code]));
    return code`(typeof ${value} === 'string' || ${value} === undefined ? ${value} : (${joined} = ${list}) !== undefined ? ${joined} : ${whole})`;
  });
  return { code: call, kinds: kinds.string | kinds.missing };
};
