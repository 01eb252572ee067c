import { applyToItem } from '../runtime/applyToItem.ts';
import { effectiveBoolean } from '../runtime/effectiveBoolean.ts';
import { Sequence } from '../runtime/Sequence.ts';
import type { Builtin } from './Builtin.ts';

export const filter: Builtin = {
  name: 'filter',
  signature: '<af>',
  arity: 2,
  implementation(list: readonly unknown[] | undefined, condition: unknown) {
    if (list === undefined) return undefined;
    const kept = Sequence.empty();
    for (let index = 0; index < list.length; index++) {
      const item = list[index];
      if (effectiveBoolean(applyToItem(condition, item, index, list))) kept.push(item);
    }
    return kept;
  },
};
