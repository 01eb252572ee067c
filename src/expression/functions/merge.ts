import { Allowance } from '../runtime/Allowance.ts';
import type { Builtin } from './Builtin.ts';

/** The members of all maps in one; of members with one name the last counts. */
export const merge: Builtin = {
  name: 'merge',
  signature: '<a<o>:o>',
  arity: 1,
  implementation(maps: readonly Readonly<Record<string, unknown>>[] | undefined) {
    if (maps === undefined) return undefined;
    const merged: Record<string, unknown> = Object.create(null);
    maps.forEach((map) => {
      if (typeof map !== 'object') return;
      Allowance.make(Object.keys(map ?? {}).length);
      Object.assign(merged, map);
    });
    return merged;
  },
};
