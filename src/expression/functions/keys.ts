import { flatItems } from '../runtime/flatItems.ts';
import { isRecord } from '../runtime/isRecord.ts';
import { Sequence } from '../runtime/Sequence.ts';
import { told } from '../runtime/told.ts';
import type { Builtin } from './Builtin.ts';

/** The names in a map, or in all maps of a list, each once. */
export const keys: Builtin = {
  name: 'keys',
  signature: '<x-:a<s>>',
  arity: 1,
  implementation(value: unknown) {
    const names = Sequence.empty();
    const holder = Array.isArray(value) ? told(() => namesOf(value)) : value;
    if (!isRecord(holder)) return names;
    for (const name of Object.keys(holder)) names.push(name);
    return names;
  },
};

/** A map of the names, because numbers come first in JavaScript's maps, and so in the package's answer. */
function namesOf(list: readonly unknown[]): Record<string, true> {
  const names: Record<string, true> = Object.create(null);
  for (const item of flatItems(list)) {
    if (isRecord(item)) for (const name of Object.keys(item)) names[name] = true;
  }
  return names;
}
