import { applyToItem } from '../runtime/applyToItem.ts';
import { Sequence } from '../runtime/Sequence.ts';
import type { Builtin } from './Builtin.ts';

export const map: Builtin = {
  name: 'map',
  signature: '<af>',
  arity: 2,
  implementation(list: readonly unknown[] | undefined, convert: unknown) {
    if (list === undefined) return undefined;
    const converted = Sequence.empty();
    for (let index = 0; index < list.length; index++) {
      const value = applyToItem(convert, list[index], index, list);
      if (value !== undefined) converted.push(value);
    }
    return converted;
  },
};
