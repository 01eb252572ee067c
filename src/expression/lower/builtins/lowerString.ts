import { code } from '../../code/Code.ts';
import { castToString } from '../../runtime/castToString.ts';
import { hold } from '../hold.ts';
import { isOnly, kinds } from '../Operand.ts';
import type { BuiltinLowering } from './BuiltinCall.ts';
import { placedCall } from './placedCall.ts';

/** A text is its own text. */
export const lowerString: BuiltinLowering = (call) => {
  const [value, ...others] = call.args;
  if (others.length > 0) return undefined;
  const texts = hold([value], call.site.body, (held) => {
    const cast = placedCall(call, castToString, held);
    return code`(typeof ${held} === 'string' || ${held} === undefined ? ${held} : ${cast})`;
  });
  const mayMiss = !isOnly(value, kinds.any - kinds.missing);
  return { code: texts, kinds: mayMiss ? kinds.string | kinds.missing : kinds.string };
};
