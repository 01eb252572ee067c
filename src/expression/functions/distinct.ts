import { Allowance } from '../runtime/Allowance.ts';
import { Sequence } from '../runtime/Sequence.ts';
import { told } from '../runtime/told.ts';
import type { Builtin } from './Builtin.ts';
import { Fingerprints } from './Fingerprints.ts';

/** The items of a list without those that equal an earlier one; of a sequence, as a sequence. */
export const distinct: Builtin = {
  name: 'distinct',
  signature: '<x:x>',
  arity: 1,
  implementation: (value: unknown) => (Array.isArray(value) ? distinctItems(value) : value),
};

export function distinctItems(list: unknown[]): unknown[] {
  if (list.length <= 1) return list;
  Allowance.spend(list.length);
  const kept = list.length <= few ? fewWithoutDuplicates(list) : undefined;
  if (kept !== undefined) return Sequence.is(list) ? Sequence.of(kept) : kept;
  return told(() => withoutDuplicates(list, Sequence.is(list) ? Sequence.empty() : []));
}

/** So many items are compared with each other faster than they are put into a set. */
const few = 16;

/** Undefined where items are lists or maps. */
function fewWithoutDuplicates(list: readonly unknown[]): unknown[] | undefined {
  const kept: unknown[] = [];
  for (const item of list) {
    if (typeof item === 'object' && item !== null) return undefined;
    if (kept.indexOf(item) < 0) kept.push(item);
  }
  return kept;
}

function withoutDuplicates(list: readonly unknown[], kept: unknown[]): unknown[] {
  const scalars = new Set<unknown>();
  const fingerprints = new Fingerprints();
  for (const item of list) {
    const isNew =
      typeof item === 'object' && item !== null
        ? fingerprints.add(item)
        : Number.isNaN(item) || scalars.size < scalars.add(item).size;
    if (isNew) kept.push(item);
  }
  return kept;
}
