import { code } from '../../code/Code.ts';
import { parseNumber } from '../../functions/number.ts';
import { hold } from '../hold.ts';
import { kinds } from '../Operand.ts';
import type { BuiltinLowering } from './BuiltinCall.ts';
import { placedCall } from './placedCall.ts';

/** A number is its own number. */
export const lowerNumber: BuiltinLowering = (call) => {
  const [value, ...others] = call.args;
  if (others.length > 0) return undefined;
  const number = hold([value], call.site.body, (held) => {
    const parsed = placedCall(call, parseNumber, held);
    return code`(typeof ${held} === 'number' || ${held} === undefined ? ${held} : typeof ${held} === 'string' ? ${parsed} : ${call.general(held)})`;
  });
  return { code: number, kinds: kinds.number | kinds.missing };
};
