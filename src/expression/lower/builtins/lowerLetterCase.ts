import { code } from '../../code/Code.ts';
import { kinds } from '../Operand.ts';
import type { BuiltinLowering } from './BuiltinCall.ts';
import { FirstArgument } from './FirstArgument.ts';

/** `$lowercase` and `$uppercase`. */
export function lowerLetterCase(isUpper: boolean): BuiltinLowering {
  const method = isUpper ? code`toUpperCase` : code`toLowerCase`;
  return (call) => {
    if (call.args.length !== 1) return undefined;
    return new FirstArgument(call, 'string').answer(kinds.string, (text) => code`${text}.${method}()`);
  };
}
