import type { Clock } from '../../src/batch/Clock.ts';
import type { Failure, Reply, SendResult, Sink } from '../../src/batch/Sink.ts';
import { failure, refused, type TestItem } from './ScriptedSink.ts';

export interface Fault {
  readonly kind:
    | 'none'
    | 'lostRequest'
    | 'lostReply'
    | 'throttled'
    | 'partial'
    | 'split'
    | 'expired'
    | 'denied'
    | 'stalled'
    | 'malformed'
    | 'thrown';
  /** Bit n says that record n fails for `partial`, and that it goes with the second half for `split`. */
  readonly mask: number;
  /** Poison is refused in the words for a table that does not fit. */
  readonly mismatch: boolean;
  /** Milliseconds until the answer. */
  readonly delay: number;
}

/** A table of keyed items that fails as it is told, and watches that the rules of a sink are kept. */
export class FaultyPeer implements Sink<TestItem> {
  readonly limits = { count: 5, bytes: 40, inFlight: 3 };
  /** Every write, in its order. */
  readonly writes: TestItem[] = [];
  readonly settled = new Set<number>();
  onWrite: (item: TestItem) => void = () => {};
  /** The rules that were broken. */
  readonly breaches: string[] = [];
  readonly #clock: Clock;
  /** What befalls the next requests, one each; the others are answered well. */
  readonly faults: Fault[];
  readonly #supersedes: boolean;
  readonly #keysInFlight = new Set<string>();
  #inFlight = 0;

  constructor(clock: Clock, faults: readonly Fault[], supersedes: boolean) {
    this.#clock = clock;
    this.faults = [...faults];
    this.#supersedes = supersedes;
  }

  sizeOf(item: TestItem): number {
    return item.size ?? 1;
  }

  keyOf(item: TestItem): string | undefined {
    return item.key;
  }

  supersedes(): boolean {
    return this.#supersedes;
  }

  async send(items: readonly TestItem[], signal: AbortSignal): Promise<SendResult> {
    this.#watchTheRules(items);
    const keys = items.flatMap(({ key }) => key ?? []);
    this.#inFlight++;
    for (const key of keys) this.#keysInFlight.add(key);
    try {
      return await this.#answer(
        items,
        this.faults.shift() ?? { kind: 'none', mask: 0, mismatch: false, delay: 1 },
        signal,
      );
    } finally {
      this.#inFlight--;
      for (const key of keys) this.#keysInFlight.delete(key);
    }
  }

  async refresh(): Promise<Failure | undefined> {
    return undefined;
  }

  async probe(): Promise<Failure | undefined> {
    return undefined;
  }

  async close(): Promise<void> {}

  #watchTheRules(items: readonly TestItem[]): void {
    const bytes = items.reduce((sum, item) => sum + this.sizeOf(item), 0);
    const keys = items.flatMap(({ key }) => key ?? []);
    const rules = {
      'a request holds something': items.length > 0,
      'a request keeps to its count': items.length <= this.limits.count,
      'a request keeps to its bytes, or holds a single item':
        bytes <= this.limits.bytes || items.length === 1,
      'requests in flight keep to their number': this.#inFlight < this.limits.inFlight,
      'equal keys never share a request': new Set(keys).size === keys.length,
      'equal keys are never in flight together': !keys.some((key) => this.#keysInFlight.has(key)),
      'what is settled is not sent again': !items.some(({ id }) => this.settled.has(id)),
    };
    for (const [rule, kept] of Object.entries(rules)) if (!kept) this.breaches.push(rule);
  }

  async #answer(items: readonly TestItem[], fault: Fault, signal: AbortSignal): Promise<SendResult> {
    await new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => resolve(), { once: true });
      if (fault.kind !== 'stalled') this.#clock.setTimer(fault.delay, resolve);
    });
    if (fault.kind === 'thrown') throw new Error('thrown by the test');
    if (fault.kind === 'stalled' || fault.kind === 'lostRequest') return refused('retry', 'ECONNRESET');
    if (fault.kind === 'throttled') return refused('retry', 'ThrottlingException', true);
    if (fault.kind === 'expired') return refused('refresh', 'ExpiredTokenException');
    if (fault.kind === 'denied') return refused('park', 'AccessDeniedException');
    const blame = failure(fault.mismatch ? 'mismatch' : 'poison', 'ValidationException');
    if (fault.kind === 'split') return { kind: 'answered', replies: this.#inTwoHalves(items, fault, blame) };
    if (items.some(({ poison }) => poison === true)) return { kind: 'refused', failure: blame };
    const replies = items.map((item, index): Reply => {
      if (fault.kind === 'partial' && (fault.mask >> index) % 2 === 1) {
        return { kind: 'failed', failure: failure('retry', 'InternalFailure') };
      }
      this.#write(item);
      return { kind: 'delivered' };
    });
    if (fault.kind === 'lostReply') return refused('retry', 'ECONNRESET');
    return { kind: 'answered', replies: fault.kind === 'malformed' ? replies.slice(1) : replies };
  }

  /** As if the request had gone out in two, of which each is taken or refused as a whole. */
  #inTwoHalves(items: readonly TestItem[], { mask }: Fault, blame: Failure): Reply[] {
    const halfOf = (index: number) => (mask >> index) % 2;
    const halves = [0, 1].map((half) => items.filter((_, index) => halfOf(index) === half));
    return items.map((item, index): Reply => {
      const half = halves[halfOf(index)] ?? [];
      if (half.some(({ poison }) => poison === true)) {
        return { kind: 'failed', failure: blame, shared: half.length > 1 };
      }
      this.#write(item);
      return { kind: 'delivered' };
    });
  }

  #write(item: TestItem): void {
    this.writes.push(item);
    this.onWrite(item);
  }
}
