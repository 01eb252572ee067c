import { applyToItem } from '../runtime/applyToItem.ts';
import { membersOf } from '../runtime/membersOf.ts';
import { Sequence } from '../runtime/Sequence.ts';
import type { Builtin } from './Builtin.ts';

export const each: Builtin = {
  name: 'each',
  signature: '<o-f:a>',
  arity: 2,
  implementation(map: Readonly<Record<string, unknown>> | undefined, convert: unknown) {
    const converted = Sequence.empty();
    for (const name of membersOf(map)) {
      const value = applyToItem(convert, map?.[name], name, map);
      if (value !== undefined) converted.push(value);
    }
    return converted;
  },
};
