import { code } from '../../code/Code.ts';
import { callFunction } from '../../runtime/applyFunction.ts';
import { builtinValue } from '../builtinValue.ts';
import { faultingCall } from '../faultingCall.ts';
import { hold } from '../hold.ts';
import { isOnly, kinds } from '../Operand.ts';
import type { BuiltinLowering } from './BuiltinCall.ts';

/** `$not`: of booleans in place; of what is missing it is missing. */
export const lowerNot: BuiltinLowering = ({ args: [arg, ...others], place, site }) => {
  if (others.length > 0) return undefined;
  if (isOnly(arg, kinds.boolean)) return { code: code`(!${arg.code})`, kinds: kinds.boolean };
  const callee = builtinValue('not', site.unit) ?? code`undefined`;
  const negated = hold([arg], site.body, (held) => {
    const general = faultingCall(site, callFunction, callee, code`[${held}]`, code`undefined`, place);
    return code`(typeof ${held} === 'boolean' ? !${held} : ${held} === undefined ? undefined : ${general})`;
  });
  return { code: negated, kinds: kinds.boolean | kinds.missing };
};
