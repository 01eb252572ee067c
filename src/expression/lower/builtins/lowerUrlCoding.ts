import { urlCoder } from '../../functions/urlCodings.ts';
import { kinds } from '../Operand.ts';
import type { BuiltinLowering } from './BuiltinCall.ts';
import { FirstArgument } from './FirstArgument.ts';
import { madeValue } from './madeValue.ts';
import { placedCall } from './placedCall.ts';

/** One of the four functions that code or decode a URL or a part of one. */
export function lowerUrlCoding(name: Parameters<typeof urlCoder>[0]): BuiltinLowering {
  return (call) => {
    if (call.args.length !== 1) return undefined;
    const coder = madeValue(call.site.unit.scope, urlCoder, [name], name);
    return new FirstArgument(call, 'string').answer(kinds.string, (text) => placedCall(call, coder, text));
  };
}
