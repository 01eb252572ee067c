import type { Diagnostic } from '../diagnostics/Diagnostic.ts';

/**
 * What the writer does about a failure:
 * - retry: back off and send again, without end;
 * - refresh: fetch fresh credentials, then retry; when fresh ones fail alike, park;
 * - park: stop sending, say so loudly, keep everything, probe from time to time;
 * - poison: these very records are at fault: together they are bisected, alone they are dead. When a whole batch
 *   falls so, it is the table that is wrong, and the sink is parked instead;
 * - mismatch: the table and the records do not fit each other. Like poison, but a record refused alone parks the
 *   sink too, unless the table has taken others since.
 */
export type FailureAction = 'retry' | 'refresh' | 'park' | 'poison' | 'mismatch';

export interface Failure {
  readonly action: FailureAction;
  /** The peer's own name for it (`ProvisionedThroughputExceededException`), or one of ours (`Timeout`). */
  readonly code: string;
  /** The peer's words, shortened and free of credentials. */
  readonly message: string;
  /** The peer asks for less: concurrency goes down, not only the pace. */
  readonly throttled?: boolean;
  /** It asks for less of some keys alone: those of the records that it failed. All others go on as before. */
  readonly hotKey?: boolean;
}

/** What a peer gave for a record that it took, under the names of the API: `{ sequence_number: '495…' }`. */
export type Receipt = Readonly<Record<string, string | number>>;

/** The answer for one record of a request that was answered. */
export type Reply =
  | { readonly kind: 'delivered'; readonly receipt?: Receipt }
  | { readonly kind: 'filtered'; readonly reason: 'condition' }
  | {
      readonly kind: 'failed';
      readonly failure: Failure;
      /** The failure was given to several records at once, so that this one need not be the one at fault. */
      readonly shared?: boolean;
    };

/** The answer to a request: one reply a record in their order, or one failure for them all. */
export type SendResult =
  | { readonly kind: 'answered'; readonly replies: readonly Reply[] }
  | { readonly kind: 'refused'; readonly failure: Failure };

/** What becomes of a record in the end. */
export type Settlement =
  | {
      readonly kind: 'delivered';
      readonly receipt?: Receipt;
      /** Requests that carried the record; none where a later record of its key made it needless. */
      readonly attempts: number;
    }
  | { readonly kind: 'filtered'; readonly reason: 'condition'; readonly attempts: number }
  | {
      readonly kind: 'dead';
      readonly diagnostic: Diagnostic;
      /** Requests that carried the record. */
      readonly attempts: number;
      readonly reply?: string;
    };

export interface SinkLimits {
  /** Records in one request. */
  readonly count: number;
  /** Bytes in one request, by `sizeOf`. */
  readonly bytes: number;
  /** Requests in flight that use the destination well. */
  readonly inFlight: number;
  /** Items of one key that the batcher is given at a time; 1 keeps them in order whatever happens. Any when absent. */
  readonly perKey?: number;
}

/** A destination as the batcher sees it. It never throws: what goes wrong is a `SendResult`. */
export interface Sink<Item> {
  readonly limits: SinkLimits;
  /** The bytes that an item adds to a request; always the same for the same item. */
  sizeOf(item: Item): number;
  /** Items with one key never share a request and are never in flight together; undefined means no such bond. */
  keyOf(item: Item): string | undefined;
  /** True where the later of two writes to one key makes the earlier one needless. */
  supersedes(later: Item, earlier: Item): boolean;
  /** Sends one request. When the signal aborts it answers at once, with a failure to retry. */
  send(items: readonly Item[], signal: AbortSignal): Promise<SendResult>;
  /** Forces fresh credentials before the next send; what stands in the way is returned. */
  refresh(): Promise<Failure | undefined>;
  /** A cheap look whether the destination is there and would listen; undefined when nothing speaks against it. */
  probe(signal: AbortSignal): Promise<Failure | undefined>;
  close(): Promise<void>;
}
