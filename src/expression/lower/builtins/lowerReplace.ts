import { code } from '../../code/Code.ts';
import { expandReplacement } from '../../functions/expandReplacement.ts';
import { makeRegExp } from '../../regex/makeRegExp.ts';
import type { NativePattern } from '../../regex/NativePattern.ts';
import { replaceMatches } from '../../regex/replaceMatches.ts';
import { kinds, type Operand } from '../Operand.ts';
import type { BuiltinCall, BuiltinLowering } from './BuiltinCall.ts';
import { FirstArgument } from './FirstArgument.ts';
import { madeValue } from './madeValue.ts';
import { placedCall } from './placedCall.ts';

/** All occurrences of what stands in the text of the expression, by a text that stands there as well. */
export const lowerReplace: BuiltinLowering = (call) => {
  const [, pattern, replacement, ...others] = call.args;
  if (typeof replacement?.literal !== 'string' || others.length > 0) return undefined;
  if (typeof pattern?.literal === 'string' && pattern.literal !== '')
    return replaceText(pattern.literal, replacement.literal, call);
  const native = pattern?.regex?.native;
  return native === undefined ? undefined : replacePattern(native, replacement.literal, call);
};

/** In place of a text, dollar signs mean nothing to the standard; to JavaScript they do. */
function replaceText(sought: string, replacement: string, call: BuiltinCall): Operand {
  const escaped = replacement.replaceAll('$', '$$$$');
  return new FirstArgument(call, 'string').answer(
    kinds.string,
    (text) => code`${text}.replaceAll(${sought}, ${escaped})`,
  );
}

/** JavaScript has two digits at most for a group. */
const mostGroups = 99;

function replacePattern(
  { regExp, groups }: NativePattern,
  replacement: string,
  call: BuiltinCall,
): Operand | undefined {
  if (groups > mostGroups) return undefined;
  const pattern = madeValue(call.site.unit.scope, makeRegExp, [regExp.source, regExp.flags], 'regExp');
  const template = code`${templateOf(replacement, groups)}`;
  return new FirstArgument(call, 'string').answer(kinds.string, (text) =>
    placedCall(call, replaceMatches, text, pattern, template),
  );
}

/** A replacement of the standard in JavaScript's terms, where `$&` is the match and `$01` a group. */
function templateOf(replacement: string, groups: number): string {
  const names = Array.from({ length: groups }, (_, index) => `$${String(index + 1).padStart(2, '0')}`);
  return expandReplacement(replacement, { match: '$&', groups: () => names }, '$$');
}
