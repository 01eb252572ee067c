import { Sequence } from './Sequence.ts';

/** What a step has found in one item, as the items of the next step. */
export function foundItems(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined ? Sequence.empty() : Sequence.of([value]);
}
