import type { FilterCounts } from './Progress.ts';

/** What the store has counted for one integration since it was installed, all read in one transaction. */
export interface Account {
  readonly integration: string;
  /** No longer installed; kept for its dead letters and for the day it returns. */
  readonly retired: boolean;
  readonly accepted: number;
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

/** Events that are accepted but have come to no end yet. */
export function inFlight(account: Account): number {
  const { accepted, delivered, died, replayed, abandoned } = account;
  return accepted + replayed - delivered - filteredOf(account) - died - abandoned;
}

/** Events that were filtered, for whatever reason. */
export function filteredOf(account: Pick<Account, 'filtered'>): number {
  return Object.values(account.filtered).reduce((sum, count) => sum + count, 0);
}
