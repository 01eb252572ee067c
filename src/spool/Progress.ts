import type { FilterReason } from '../compiler/FilterReason.ts';

/** How many events were filtered, by reason; a reason that never occurred is absent. */
export type FilterCounts = Readonly<Partial<Record<FilterReason, number>>>;

/** How many events came to which end. */
export interface Outcomes {
  readonly delivered: number;
  readonly filtered: FilterCounts;
  /** All that ever died, also those that were discarded or replayed since. */
  readonly dead: number;
}

/**
 * How far an integration has come, and what became of everything before that point since it was installed, apart from
 * its stragglers.
 */
export interface Progress extends Outcomes {
  /** The cursor: the first event that is not settled, stragglers apart, stands in this chunk, at this index. */
  readonly chunk: number;
  readonly index: number;
}
