import { type Code, code } from '../../code/Code.ts';
import { allPieces } from '../../functions/allPieces.ts';
import { firstPiece } from '../../functions/firstPiece.ts';
import { lastPiece } from '../../functions/lastPiece.ts';
import { pieceAfter } from '../../functions/pieceAfter.ts';
import { makeRegExp } from '../../regex/makeRegExp.ts';
import type { NativePattern } from '../../regex/NativePattern.ts';
import { splitAtMatches } from '../../regex/splitAtMatches.ts';
import { kinds, type Operand } from '../Operand.ts';
import { runtimeCall } from '../runtimeCall.ts';
import type { BuiltinCall, BuiltinLowering } from './BuiltinCall.ts';
import { FirstArgument } from './FirstArgument.ts';
import { madeValue } from './madeValue.ts';
import { placedCall } from './placedCall.ts';

/** At a separator or a pattern that stands in the text of the expression, as often as it occurs. */
export const lowerSplit: BuiltinLowering = (call) => {
  const [, separator, ...others] = call.args;
  if (separator === undefined || others.length > 0) return undefined;
  if (typeof separator.literal === 'string') return splitAtText(separator.literal, call);
  const native = separator.regex?.native;
  return native?.groups === 0 ? splitAtPattern(native, call) : undefined;
};

function splitAtText(separator: string, call: BuiltinCall): Operand {
  const text = new FirstArgument(call, 'string');
  if (separator === '') return text.answer(kinds.list, (value) => code`${value}.split('')`);
  const { scope } = call.site.unit;
  const list = text.answer(kinds.list, (value) => runtimeCall(scope, allPieces, value, code`${separator}`));
  return { ...list, itemAt: (place) => pieceAt(place, separator, text, call) };
}

/** Most often one piece is all that is asked for, such as the first name. */
function pieceAt(
  place: number,
  separator: string,
  text: FirstArgument,
  { site }: BuiltinCall,
): Operand | undefined {
  const { scope } = site.unit;
  const answers = kinds.string | kinds.missing;
  const quoted = code`${separator}`;
  if (place === 0) return text.answer(answers, (value) => runtimeCall(scope, firstPiece, value, quoted));
  if (place > 0)
    return text.answer(answers, (value) => runtimeCall(scope, pieceAfter, value, quoted, code`${place}`));
  if (place === -1 && separator.length === 1)
    return text.answer(answers, (value) => runtimeCall(scope, lastPiece, value, quoted));
  return undefined;
}

function splitAtPattern({ regExp }: NativePattern, call: BuiltinCall): Operand {
  const pattern = madeValue(call.site.unit.scope, makeRegExp, [regExp.source, regExp.flags], 'regExp');
  const pieces = (value: Code) => placedCall(call, splitAtMatches, value, pattern);
  return new FirstArgument(call, 'string').answer(kinds.list, pieces);
}
