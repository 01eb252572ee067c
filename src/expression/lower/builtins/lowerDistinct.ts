import { code } from '../../code/Code.ts';
import { distinctItems } from '../../functions/distinct.ts';
import { hold } from '../hold.ts';
import { isOnly, kinds } from '../Operand.ts';
import type { BuiltinLowering } from './BuiltinCall.ts';
import { placedCall } from './placedCall.ts';

/** What is no list, or has one item, is as distinct as it can be. */
export const lowerDistinct: BuiltinLowering = (call) => {
  const [list, ...others] = call.args;
  if (others.length > 0) return undefined;
  const items = hold([list], call.site.body, (held) => {
    const distinct = placedCall(call, distinctItems, held);
    return code`(Array.isArray(${held}) ? ${distinct} : ${held})`;
  });
  // What a list comes to may be one item of it.
  const mayBeList = !isOnly(list, kinds.any - kinds.list);
  return { code: items, kinds: mayBeList ? kinds.any : list.kinds, isOpen: true };
};
