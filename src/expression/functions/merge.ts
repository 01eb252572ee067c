import { Allowance } from '../runtime/Allowance.ts';
import { isRecord } from '../runtime/isRecord.ts';
import { setMember } from '../runtime/setMember.ts';
import type { Builtin } from './Builtin.ts';

type Map = Readonly<Record<string, unknown>>;

/** The members of all maps in one; of members with one name the last counts. */
export const merge: Builtin = {
  name: 'merge',
  signature: '<a<o>:o>',
  arity: 1,
  implementation(maps: readonly Map[] | undefined) {
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

/** The same of a list of nothing but maps, or of a map; undefined for anything else. */
export function mergeMaps(value: unknown): Record<string, unknown> | undefined {
  const merged: Record<string, unknown> = {};
  if (isRecord(value)) return addMembers(merged, value);
  if (!Array.isArray(value)) return undefined;
  for (let index = 0; index < value.length; index++) {
    const map: unknown = value[index];
    if (!isRecord(map)) return undefined;
    addMembers(merged, map);
  }
  return merged;
}

function addMembers(merged: Record<string, unknown>, map: Map): Record<string, unknown> {
  for (const name of Object.keys(map)) setMember(merged, name, map[name]);
  return merged;
}
