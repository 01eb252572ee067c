import { code } from '../../code/Code.ts';
import { hasMatch } from '../../regex/hasMatch.ts';
import { makeRegExp } from '../../regex/makeRegExp.ts';
import { kinds } from '../Operand.ts';
import type { BuiltinLowering } from './BuiltinCall.ts';
import { FirstArgument } from './FirstArgument.ts';
import { madeValue } from './madeValue.ts';
import { placedCall } from './placedCall.ts';

/** A text or a pattern that stands in the text of the expression. */
export const lowerContains: BuiltinLowering = (call) => {
  const [, sought, ...others] = call.args;
  if (sought === undefined || others.length > 0) return undefined;
  const { literal, regex } = sought;
  if (typeof literal === 'string') {
    return new FirstArgument(call, 'string').answer(
      kinds.boolean,
      (text) => code`${text}.includes(${literal})`,
    );
  }
  const tester = regex?.tester;
  if (tester === undefined) return undefined;
  const pattern = madeValue(call.site.unit.scope, makeRegExp, [tester.source, tester.flags], 'regExp');
  return new FirstArgument(call, 'string').answer(kinds.boolean, (text) =>
    placedCall(call, hasMatch, text, pattern),
  );
};
