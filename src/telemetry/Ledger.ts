import type { FilterReason } from '../compiler/Encoded.ts';
import { type Account, filteredOf, inFlight } from '../spool/Account.ts';

/**
 * The books of one integration since it was installed, under the names of the API:
 * accepted = delivered + filtered + dead + discarded + in_flight.
 */
export interface Ledger {
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

export function ledgerOf(account: Account): Ledger {
  const { accepted, delivered, filtered, died, replayed, dropped, abandoned } = account;
  return {
    accepted,
    delivered,
    filtered: filteredOf(account),
    filtered_by_reason: { when: 0, consent: 0, action: 0, condition: 0, disabled: 0, ...filtered },
    dead: died - replayed - dropped,
    discarded: dropped + abandoned,
    in_flight: inFlight(account),
  };
}
