import { flatItems } from '../runtime/flatItems.ts';
import { isRecord } from '../runtime/isRecord.ts';
import { Sequence } from '../runtime/Sequence.ts';
import { told } from '../runtime/told.ts';
import type { Builtin } from './Builtin.ts';

/**
 * A map as a sequence of maps of one member each; anything that is no map is left as it is. Of a list, the items'
 * spreads make one list, which is no sequence unless there is nothing but missing items.
 */
export const spread: Builtin = {
  name: 'spread',
  signature: '<x-:a<o>>',
  arity: 1,
  implementation(value: unknown) {
    if (isRecord(value)) return spreadInto(value, Sequence.empty());
    if (!Array.isArray(value)) return value;
    return value.length === 0 ? Sequence.empty() : told(() => spreadList(value));
  },
};

function spreadList(list: readonly unknown[]): unknown[] {
  const spreads: unknown[] = [];
  for (const item of flatItems(list)) {
    if (isRecord(item)) spreadInto(item, spreads);
    else if (item !== undefined) spreads.push(item);
  }
  return list.every((item) => item === undefined) ? Sequence.of(spreads) : spreads;
}

function spreadInto(map: Readonly<Record<string, unknown>>, spreads: unknown[]): unknown[] {
  for (const name of Object.keys(map)) {
    const member: Record<string, unknown> = Object.create(null);
    member[name] = map[name];
    spreads.push(member);
  }
  return spreads;
}
