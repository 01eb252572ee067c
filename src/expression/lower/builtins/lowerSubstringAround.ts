import { code } from '../../code/Code.ts';
import { kinds } from '../Operand.ts';
import { runtimeCall } from '../runtimeCall.ts';
import type { BuiltinLowering } from './BuiltinCall.ts';
import { FirstArgument } from './FirstArgument.ts';

/** Up to, or behind, the first of what stands in the text of the expression. */
export function lowerSubstringAround(cut: (text: string, sought: string) => string): BuiltinLowering {
  return (call) => {
    const [, sought, ...others] = call.args;
    if (typeof sought?.literal !== 'string' || others.length > 0) return undefined;
    const { literal } = sought;
    return new FirstArgument(call, 'string').answer(kinds.string, (text) =>
      runtimeCall(call.site.unit.scope, cut, text, code`${literal}`),
    );
  };
}
