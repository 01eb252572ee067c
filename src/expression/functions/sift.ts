import { applyToItem } from '../runtime/applyToItem.ts';
import { effectiveBoolean } from '../runtime/effectiveBoolean.ts';
import { membersOf } from '../runtime/membersOf.ts';
import type { Builtin } from './Builtin.ts';

/** The members of a map that meet a condition; missing when none does. */
export const sift: Builtin = {
  name: 'sift',
  signature: '<o-f?:o>',
  arity: 2,
  implementation(map: Readonly<Record<string, unknown>> | undefined, condition?: unknown) {
    const kept: Record<string, unknown> = Object.create(null);
    let isEmpty = true;
    for (const name of membersOf(map)) {
      const value = map?.[name];
      if (!effectiveBoolean(applyToItem(condition, value, name, map))) continue;
      kept[name] = value;
      isEmpty = false;
    }
    return isEmpty ? undefined : kept;
  },
};
