import { Sequence } from './Sequence.ts';
import type { Tuple } from './TupleStream.ts';

/** The items of a path, without what they carry. */
export function itemsOfTuples(tuples: readonly Tuple[]): unknown[] {
  const items = Sequence.empty();
  for (const tuple of tuples) items.push(tuple['@']);
  return items;
}
