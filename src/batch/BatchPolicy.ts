import type { BackoffRange } from './backoffDelay.ts';
import type { SinkLimits } from './Sink.ts';

/** When a batch goes out and how much may be under way. Times are milliseconds. */
export interface BatchPolicy {
  /** Records in one request. */
  readonly count: number;
  /** Bytes in one request. */
  readonly bytes: number;
  /** How long the first record of a batch that is not full waits for company. */
  readonly linger: number;
  /** Requests in flight. */
  readonly inFlight: number;
  /** What may be held in memory in all: waiting, in flight and backing off. */
  readonly held: { readonly count: number; readonly bytes: number };
  /** Items accepted longer ago than this are given up rather than sent. */
  readonly maxAge: number;
  /** After this long without a complete answer a request is aborted and sent again. */
  readonly deadline: number;
  /** Between attempts while the peer fails in passing. */
  readonly retry: BackoffRange;
  /** Between probes while the sink is parked. */
  readonly probe: BackoffRange;
}

const MiB = 1024 * 1024;

/** Fills in what the wishes leave open; a request never carries more than the sink allows. */
export function policyFor(limits: SinkLimits, wishes: Partial<BatchPolicy> = {}): BatchPolicy {
  const count = Math.min(wishes.count ?? limits.count, limits.count);
  const inFlight = wishes.inFlight ?? limits.inFlight;
  return {
    linger: 10,
    // One round in flight and one ready behind it keep every connection busy.
    held: { count: 2 * inFlight * count, bytes: 32 * MiB },
    maxAge: Number.POSITIVE_INFINITY,
    deadline: 30_000,
    retry: { base: 100, cap: 30_000 },
    probe: { base: 1_000, cap: 60_000 },
    ...wishes,
    count,
    inFlight,
    bytes: Math.min(wishes.bytes ?? limits.bytes, limits.bytes),
  };
}
