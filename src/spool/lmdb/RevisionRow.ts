import type { Outcomes } from '../Progress.ts';

/** What is kept of a revision of an integration. */
export interface RevisionRow {
  /** All that it has made. */
  readonly made: Outcomes;
  /** Of those that died in it: sent again by a person, dropped by a person. */
  readonly replayed: number;
  readonly dropped: number;
  /** What was in flight when the integration was retired with this revision. */
  readonly abandoned: number;
}
