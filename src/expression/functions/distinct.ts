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
  implementation(value: unknown) {
    if (!Array.isArray(value) || value.length <= 1) return value;
    Allowance.spend(value.length);
    return told(() => withoutDuplicates(value, Sequence.is(value) ? Sequence.empty() : []));
  },
};

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
