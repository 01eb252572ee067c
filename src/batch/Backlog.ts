import { diagnose } from '../diagnostics/diagnose.ts';
import type { BatchPolicy } from './BatchPolicy.ts';
import type { Clock } from './Clock.ts';
import { Entry } from './Entry.ts';
import { Held } from './Held.ts';
import { KeyLanes } from './KeyLanes.ts';
import { Line } from './Line.ts';
import type { Failure, Settlement, Sink } from './Sink.ts';

export interface BacklogOptions<Item> {
  readonly sink: Sink<Item>;
  readonly policy: BatchPolicy;
  readonly clock: Clock;
  readonly settle: (item: Item, settlement: Settlement) => void;
}

/** Everything that was added and is not settled: who goes next, and what becomes of each. */
export class Backlog<Item> {
  readonly held: Held;
  readonly #options: BacklogOptions<Item>;
  readonly #lanes: KeyLanes<Item>;
  readonly #line: Line<Item>;

  constructor(options: BacklogOptions<Item>) {
    const { sink, policy } = options;
    this.#options = options;
    this.held = new Held(policy.held);
    this.#lanes = new KeyLanes((later, earlier) => sink.supersedes(later, earlier));
    this.#line = new Line(policy);
  }

  add(item: Item): void {
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
    const entry = new Entry(item, size, key, clock.now());
    if (this.#lanes.admit(entry)) this.#line.add(entry);
  }

  /** When the next batch goes out, in epoch milliseconds; undefined when nobody is in line. */
  due(): number | undefined {
    return this.#line.due();
  }

  /** The next batch. Its entries count as under way until they are put back or settled. */
  take(): Entry<Item>[] {
    return this.#line.take();
  }

  /** To be sent again, before those that were never sent. */
  putInFront(entries: readonly Entry<Item>[]): void {
    this.#line.addInFront(entries);
  }

  /** Delivered, and with it all that the item made needless. */
  deliver(entry: Entry<Item>): void {
    this.#leave(entry);
    for (const item of [...entry.earlier, entry.item]) this.#settle(item, { kind: 'delivered' });
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
    if (entry.revive((earlier) => this.#options.sink.sizeOf(earlier))) this.#line.addInFront([entry]);
    else this.#leave(entry);
    this.#settle(item, settlement);
  }

  #leave(entry: Entry<Item>): void {
    const next = this.#lanes.leave(entry);
    if (next !== undefined) this.#line.addInFront([next]);
  }

  #settle(item: Item, settlement: Settlement): void {
    this.held.remove(this.#options.sink.sizeOf(item));
    this.#options.settle(item, settlement);
  }
}
