import { code } from '../../code/Code.ts';
import { padWith } from '../../functions/pad.ts';
import { kinds } from '../Operand.ts';
import { runtimeCall } from '../runtimeCall.ts';
import type { BuiltinLowering } from './BuiltinCall.ts';
import { FirstArgument } from './FirstArgument.ts';

/** Greater widths may come to a text that is too long. */
const greatestWidth = 1024;

/** To a width, with one and the same unit. */
export const lowerPad: BuiltinLowering = (call) => {
  const [, width, filler, ...others] = call.args;
  const wide = width?.literal;
  if (typeof wide !== 'number' || !(Math.abs(wide) <= greatestWidth) || others.length > 0) return undefined;
  const unit = filler === undefined ? ' ' : filler.literal;
  if (typeof unit !== 'string' || unit.length !== 1) return undefined;
  return new FirstArgument(call, 'string').answer(kinds.string, (text) =>
    runtimeCall(call.site.unit.scope, padWith, text, code`${Math.trunc(wide)}`, code`${unit}`),
  );
};
