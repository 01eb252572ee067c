import type { Diagnostic } from '../diagnostics/Diagnostic.ts';

/**
 * What the writer does about a failure:
 * - retry: back off and send again, without end;
 * - refresh: fetch fresh credentials, then retry;
 * - park: stop sending, say so loudly, keep everything, probe from time to time;
 * - poison: these very records are at fault; alone they are dead, together they are bisected.
 */
export type FailureAction = 'retry' | 'refresh' | 'park' | 'poison';

export interface Failure {
  readonly action: FailureAction;
  /** The peer's own name for it (`ProvisionedThroughputExceededException`), or one of ours (`Timeout`). */
  readonly code: string;
  readonly message: string;
  /** The peer asks for less: concurrency goes down, not only the pace. */
  readonly throttled?: boolean;
}

/** The answer for one record of a request that was answered. */
export type Reply =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'filtered'; readonly reason: 'condition' }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** The answer to a request: one reply a record in their order, or one failure for them all. */
export type SendResult =
  | { readonly kind: 'answered'; readonly replies: readonly Reply[] }
  | { readonly kind: 'refused'; readonly failure: Failure };

/** What becomes of a record in the end. */
export type Settlement =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'filtered'; readonly reason: 'condition' }
  | {
      readonly kind: 'dead';
      readonly diagnostic: Diagnostic;
      readonly attempts: number;
      readonly reply?: string;
    };

/** A destination as the batcher sees it. It never throws: what goes wrong is a `SendResult`. */
export interface Sink<Item> {
  /** What one request may carry. */
  readonly limits: { readonly count: number; readonly bytes: number };
  /** The bytes that an item adds to a request. */
  sizeOf(item: Item): number;
  /** Items with one key never share a request and are never in flight together; undefined means no such bond. */
  keyOf(item: Item): string | undefined;
  /** True where the later of two writes to one key makes the earlier one needless. */
  supersedes(later: Item, earlier: Item): boolean;
  send(items: readonly Item[], signal: AbortSignal): Promise<SendResult>;
  /** Forces fresh credentials before the next send. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}
