import { ConstructedList } from './ConstructedList.ts';
import { Sequence } from './Sequence.ts';

/** What the first step of a path has found, as the items of the next step: a list in brackets is one of them. */
export function stepItems(value: unknown): unknown[] {
  if (value === undefined) return Sequence.empty();
  return Array.isArray(value) && !ConstructedList.is(value) ? value : Sequence.of([value]);
}
