import { listMatches } from '../../regex/listMatches.ts';
import { makeRegExp } from '../../regex/makeRegExp.ts';
import { kinds } from '../Operand.ts';
import type { BuiltinLowering } from './BuiltinCall.ts';
import { FirstArgument } from './FirstArgument.ts';
import { madeValue } from './madeValue.ts';
import { placedCall } from './placedCall.ts';

/** All matches of a pattern that stands in the text of the expression. */
export const lowerMatch: BuiltinLowering = (call) => {
  const [, pattern, ...others] = call.args;
  const native = pattern?.regex?.native;
  if (native === undefined || others.length > 0) return undefined;
  const { source, flags } = native.regExp;
  const regExp = madeValue(call.site.unit.scope, makeRegExp, [source, flags], 'regExp');
  const answer = new FirstArgument(call, 'string').answer(kinds.list | kinds.map | kinds.missing, (text) =>
    placedCall(call, listMatches, text, regExp),
  );
  return { ...answer, isOpen: true };
};
