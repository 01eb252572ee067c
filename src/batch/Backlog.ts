import { diagnose } from '../diagnostics/diagnose.ts';
import type { BatchPolicy } from './BatchPolicy.ts';
import type { Clock } from './Clock.ts';
import { diagnoseAge } from './diagnoseAge.ts';
import { Entry } from './Entry.ts';
import { Held } from './Held.ts';
import { KeyLanes } from './KeyLanes.ts';
import { Line } from './Line.ts';
import { RetryBudget } from './RetryBudget.ts';
import type { Failure, Receipt, Settlement, Sink } from './Sink.ts';

export interface BacklogOptions<Item> {
  readonly sink: Sink<Item>;
  readonly policy: BatchPolicy;
  readonly clock: Clock;
  readonly settle: (item: Item, settlement: Settlement) => void;
  readonly postpone?: ((item: Item, attempts: number) => void) | undefined;
  readonly acceptedAt?: ((item: Item) => number) | undefined;
}

/** Everything that was added and is not settled: who goes next, and what becomes of each. */
export class Backlog<Item> {
  readonly held: Held;
  readonly #options: BacklogOptions<Item>;
  readonly #lanes: KeyLanes<Item>;
  readonly #line: Line<Item>;
  readonly #retries: RetryBudget;

  constructor(options: BacklogOptions<Item>) {
    const { sink, policy } = options;
    this.#options = options;
    this.held = new Held(policy.held);
    this.#lanes = new KeyLanes((later, earlier) => sink.supersedes(later, earlier));
    this.#line = new Line(policy);
    this.#retries = new RetryBudget(policy.held);
  }

  /** False while those that failed before take all that they may of what is held. */
  get hasRetryRoom(): boolean {
    return this.#retries.hasRoom;
  }

  /** @param attempts requests that carried the item before it was postponed. */
  add(item: Item, attempts: number): void {
    const { sink, clock } = this.#options;
    const size = sink.sizeOf(item);
    const key = sink.keyOf(item);
    this.held.add(size);
    const superseded = this.#lanes.superseded(key, item);
    if (superseded !== undefined) {
      if (superseded.place === 'line') this.#line.grew(size - superseded.size);
      superseded.supersede(item, size);
      return;
    }
    const entry = new Entry(item, size, key, clock.now(), attempts);
    if (attempts > 0) this.#retries.charge(entry);
    if (this.#lanes.admit(entry)) this.#line.add(entry);
  }

  /** When the next batch goes out, in epoch milliseconds; undefined when nobody is in line. */
  due(): number | undefined {
    return this.#line.due();
  }

  /**
   * The next batch; empty when all that it had was too old. Its entries count as under way until they are put back or
   * settled.
   */
  take(): Entry<Item>[] {
    return this.#line.take().filter((entry) => !this.#expire(entry));
  }

  /** To be sent again, before those that were never sent. */
  putInFront(entries: readonly Entry<Item>[]): void {
    this.#line.addInFront(entries);
  }

  /**
   * They failed in passing. Those that may back off in memory are answered; the others are handed back, so that what
   * fails never takes the place of all that might not.
   */
  keep(entries: readonly Entry<Item>[]): Entry<Item>[] {
    if (this.#options.postpone === undefined) return [...entries];
    return entries.filter((entry) => this.#retries.covers(entry) || !this.#postpone(entry));
  }

  /** Delivered, and with it all that the item made needless: the receipt is for what stands there now. */
  deliver(entry: Entry<Item>, receipt: Receipt | undefined): void {
    const { earlier, item, attempts } = entry;
    this.#leave(entry);
    const given = receipt && { receipt };
    for (const needless of earlier) this.#settle(needless, { kind: 'delivered', attempts: 0, ...given });
    this.#settle(item, { kind: 'delivered', attempts, ...given });
  }

  /** Will never be written. */
  kill(entry: Entry<Item>, { code, message }: Failure): void {
    const diagnostic = diagnose('delivery/refused', { code, reply: message });
    this.drop(entry, {
      kind: 'dead',
      diagnostic,
      attempts: entry.attempts,
      reply: `${code}: ${message}`,
    });
  }

  /** Settled without being written, so that what the item had superseded must be sent after all. */
  drop(entry: Entry<Item>, settlement: Settlement): void {
    const { item } = entry;
    this.#retries.release(entry);
    if (entry.revive((earlier) => this.#options.sink.sizeOf(earlier))) this.#line.addInFront([entry]);
    else this.#leave(entry);
    this.#settle(item, settlement);
  }

  #expire(entry: Entry<Item>): boolean {
    const { acceptedAt, policy, clock } = this.#options;
    if (acceptedAt === undefined || policy.maxAge === Number.POSITIVE_INFINITY) return false;
    const diagnostic = diagnoseAge(acceptedAt(entry.item), clock.now(), policy.maxAge);
    if (diagnostic === undefined) return false;
    const { attempts, failure } = entry;
    const reply = failure && { reply: `${failure.code}: ${failure.message}` };
    this.drop(entry, { kind: 'dead', diagnostic, attempts, ...reply });
    return true;
  }

  /** With those behind it, since they must not be sent before it. */
  #postpone(entry: Entry<Item>): true {
    const { postpone, sink } = this.#options;
    for (const { earlier, item, attempts } of this.#lanes.clear(entry)) {
      for (const one of [...earlier, item]) {
        this.held.remove(sink.sizeOf(one));
        postpone?.(one, one === item ? attempts : 0);
      }
    }
    return true;
  }

  #leave(entry: Entry<Item>): void {
    this.#retries.release(entry);
    const next = this.#lanes.leave(entry);
    if (next !== undefined) this.#line.addInFront([next]);
  }

  #settle(item: Item, settlement: Settlement): void {
    this.held.remove(this.#options.sink.sizeOf(item));
    this.#options.settle(item, settlement);
  }
}
