import { code } from '../../code/Code.ts';
import { cutFront } from '../../functions/substring.ts';
import { kinds, type Operand } from '../Operand.ts';
import { runtimeCall } from '../runtimeCall.ts';
import type { BuiltinLowering } from './BuiltinCall.ts';
import { FirstArgument } from './FirstArgument.ts';

/** From a place that is counted from the start of the text. */
export const lowerSubstring: BuiltinLowering = (call) => {
  const [, start, length, ...others] = call.args;
  const from = countIn(start);
  const count = length === undefined ? Number.POSITIVE_INFINITY : countIn(length);
  if (from === undefined || count === undefined || others.length > 0) return undefined;
  const end = length === undefined ? code`undefined` : code`${from + count}`;
  return new FirstArgument(call, 'string').answer(kinds.string, (text) =>
    runtimeCall(call.site.unit.scope, cutFront, text, code`${from}`, end),
  );
};

/** A literal that counts characters from the start. */
function countIn(operand: Operand | undefined): number | undefined {
  const count = operand?.literal;
  return typeof count === 'number' && count >= 0 && Number.isSafeInteger(count) ? count : undefined;
}
