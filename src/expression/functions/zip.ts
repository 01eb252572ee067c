import { Allowance } from '../runtime/Allowance.ts';
import type { Builtin } from './Builtin.ts';

/** Lists of the first items, the second items, and so on, as far as the shortest list goes; a missing one is empty. */
export const zip: Builtin = {
  name: 'zip',
  signature: '<a+>',
  arity: 0,
  implementation(...lists: (readonly unknown[] | undefined)[]) {
    const length = lists.reduce(
      (least, list) => Math.min(least, list?.length ?? 0),
      Number.POSITIVE_INFINITY,
    );
    Allowance.make(length * lists.length);
    const zipped: unknown[] = [];
    for (let index = 0; index < length; index++) zipped.push(lists.map((list) => list?.[index]));
    return zipped;
  },
};
