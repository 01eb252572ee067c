import type { Progress } from '../Progress.ts';

/** What lines of delivery have made of events. */
export type Outcomes = Pick<Progress, 'delivered' | 'filtered' | 'dead'>;

/** What is kept of a revision of an integration. */
export interface RevisionRow {
  /** The counts of the integration when this revision became the present one the last time. */
  readonly since: Outcomes;
  /** What it had made before that, if it was the present one earlier already. */
  readonly before: Outcomes;
  /** Of those that died in it: sent again by a person, dropped by a person. */
  readonly replayed: number;
  readonly dropped: number;
  /** What was in flight when the integration was retired with this revision. */
  readonly abandoned: number;
}
