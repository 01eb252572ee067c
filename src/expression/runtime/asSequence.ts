import { Sequence } from './Sequence.ts';

/**
 * Items that may be a list of the data, or one that is to stay a list, as a sequence of their own, where they are so
 * few that it makes a difference.
 */
export function asSequence(items: readonly unknown[]): readonly unknown[] {
  // What a predicate behind a list in brackets has come to may be no list, and is left as it is.
  if (!Array.isArray(items)) return items;
  return items.length > 1 || (Sequence.is(items) && !Sequence.isKept(items))
    ? items
    : Sequence.of(items.slice());
}
