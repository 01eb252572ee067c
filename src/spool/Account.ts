import type { OutcomeCounts } from './OutcomeCounts.ts';
import type { RevisionAccount } from './RevisionAccount.ts';

/** What the store has counted for one integration since it was installed, all read in one transaction. */
export interface Account extends OutcomeCounts {
  readonly integration: string;
  /** No longer installed; kept for its dead letters and for the day it returns. */
  readonly retired: boolean;
  readonly accepted: number;
  /** The present revision: what is in flight is in its hands. */
  readonly revision: number;
  /** What each revision has made, the first one first. */
  readonly revisions: readonly RevisionAccount[];
}

/** Events that are accepted but have come to no end yet. */
export function inFlight(account: Account): number {
  const { accepted, delivered, died, replayed, abandoned } = account;
  return accepted + replayed - delivered - filteredOf(account) - died - abandoned;
}

/** Events that were filtered, for whatever reason. */
export function filteredOf(account: Pick<Account, 'filtered'>): number {
  return Object.values(account.filtered).reduce((sum, count) => sum + count, 0);
}
