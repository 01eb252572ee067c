import type { FilterCounts } from './Progress.ts';

/** What became of events. */
export interface OutcomeCounts {
  readonly delivered: number;
  readonly filtered: FilterCounts;
  /** All that ever died. */
  readonly died: number;
  /** Of those that died: sent again by a person. */
  readonly replayed: number;
  /** Of those that died: dropped by a person. */
  readonly dropped: number;
  /** What was in flight when the integration was retired. */
  readonly abandoned: number;
}
