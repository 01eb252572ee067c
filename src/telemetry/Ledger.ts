import type { FilterReason } from '../compiler/FilterReason.ts';
import { type Account, filteredOf, inFlight } from '../spool/Account.ts';
import type { OutcomeCounts } from '../spool/OutcomeCounts.ts';
import type { FilterCounts } from '../spool/Progress.ts';
import type { RevisionAccount } from '../spool/RevisionAccount.ts';

/** Books, under the names of the API: accepted = delivered + filtered + dead + discarded + in_flight. */
interface Books {
  readonly accepted: number;
  readonly delivered: number;
  readonly filtered: number;
  readonly filtered_by_reason: Readonly<Record<FilterReason, number>>;
  /** Waiting among the dead letters. */
  readonly dead: number;
  /** Dropped by a person, or abandoned when the integration was taken out of service. */
  readonly discarded: number;
  readonly in_flight: number;
}

/**
 * The books of one revision: the events whose outcome it made and, if it is the present one, those in flight. The
 * books of all revisions add up to those of the integration.
 */
export interface RevisionLedger extends Books {
  readonly revision: number;
}

/** The books of one integration since it was installed. */
export interface Ledger extends Books {
  /** The first one first. */
  readonly revisions: readonly RevisionLedger[];
}

export function ledgerOf(account: Account): Ledger {
  const { accepted, revision: present, revisions } = account;
  const waiting = inFlight(account);
  return {
    ...booksOf(account, accepted, waiting),
    revisions: revisions.map((share) => revisionLedger(share, share.revision === present ? waiting : 0)),
  };
}

function revisionLedger(share: RevisionAccount, waiting: number): RevisionLedger {
  const { revision, delivered, died, replayed, abandoned } = share;
  const accepted = delivered + filteredOf(share) + died - replayed + abandoned + waiting;
  return { revision, ...booksOf(share, accepted, waiting) };
}

function booksOf(counts: OutcomeCounts, accepted: number, waiting: number): Books {
  const { delivered, filtered, died, replayed, dropped, abandoned } = counts;
  return {
    accepted,
    delivered,
    filtered: filteredOf(counts),
    filtered_by_reason: byReason(filtered),
    dead: died - replayed - dropped,
    discarded: dropped + abandoned,
    in_flight: waiting,
  };
}

function byReason(filtered: FilterCounts): Books['filtered_by_reason'] {
  return { when: 0, consent: 0, action: 0, condition: 0, disabled: 0, ...filtered };
}
