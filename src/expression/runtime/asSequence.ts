import { Sequence } from './Sequence.ts';

/** Items that may be a list of the data, as a sequence, where they are so few that it makes a difference. */
export function asSequence(items: readonly unknown[]): readonly unknown[] {
  return items.length > 1 || Sequence.is(items) ? items : Sequence.of(items.slice());
}
