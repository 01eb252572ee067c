import type { OutcomeCounts } from './OutcomeCounts.ts';

/**
 * What one revision of an integration has made of events. An event that died in one revision and was replayed is
 * made anew by the present one. The sums over all revisions are the counts of the integration.
 */
export interface RevisionAccount extends OutcomeCounts {
  readonly revision: number;
}
