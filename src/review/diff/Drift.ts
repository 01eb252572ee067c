import type { Cost } from './CostMeter.ts';
import type { ValueChange } from './compareValues.ts';

/** What an edit does to events. */
export interface Drift {
  /** Events that both versions were given. */
  readonly events: number;
  /** Events whose outcome or record differs in any way. */
  readonly affected: number;
  readonly attributes: readonly AttributeDrift[];
  /** Places beyond those that are followed one by one. */
  readonly furtherAttributes: number;
  readonly outcomes: readonly OutcomeDrift[];
  /** Places that an expression draws by lot, which are not compared; the key is `['key']`. */
  readonly drawn: readonly (readonly string[])[];
  /** Records that are addressed differently. */
  readonly keys: Tally;
  /** Puts that delete now, and deletes that put. */
  readonly operations: readonly OutcomeDrift[];
  readonly cost: { readonly before: Cost; readonly after: Cost };
  /** Whether the cost is that of real events; else it is that of tests and samples. */
  readonly realEvents: boolean;
}

/** How many events show something, and the first few of them. */
export interface Tally {
  readonly count: number;
  readonly examples: readonly Example[];
}

export interface Example {
  /** The event's id. */
  readonly event: string;
  /** As JSON, shortened; undefined where there is none. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

export interface AttributeDrift extends Tally {
  /** From `item` or `record`. */
  readonly path: readonly string[];
  readonly change: ValueChange;
  /** Of the first example. */
  readonly types: readonly [before: string | undefined, after: string | undefined];
}

export interface OutcomeDrift extends Tally {
  /** Of what is dead now: the attribute that was being written in the first example. */
  readonly path: readonly string[];
  /** `record`, `filtered (when)`, `dead (transform/type-mismatch)`; of operations `put` and `delete`. */
  readonly before: string;
  readonly after: string;
}
