import { trimText } from '../../functions/trim.ts';
import { kinds } from '../Operand.ts';
import { runtimeCall } from '../runtimeCall.ts';
import type { BuiltinLowering } from './BuiltinCall.ts';
import { FirstArgument } from './FirstArgument.ts';

export const lowerTrim: BuiltinLowering = (call) =>
  call.args.length === 1
    ? new FirstArgument(call, 'string').answer(kinds.string, (text) =>
        runtimeCall(call.site.unit.scope, trimText, text),
      )
    : undefined;
