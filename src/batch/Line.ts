import type { BatchPolicy } from './BatchPolicy.ts';
import type { Entry } from './Entry.ts';

/** Refusals of one record after which it travels in smaller and smaller company. */
const patience = 3;

/** The records that may be sent, first come first served, and the rule by which they leave in batches. */
export class Line<Item> {
  readonly #policy: BatchPolicy;
  /** Those put in front, the foremost last. */
  readonly #front: Entry<Item>[] = [];
  #back: (Entry<Item> | undefined)[] = [];
  /** Places of `#back` that were left. */
  #gone = 0;
  #bytes = 0;

  constructor(policy: BatchPolicy) {
    this.#policy = policy;
  }

  add(entry: Entry<Item>): void {
    this.#enter(entry);
    this.#back.push(entry);
  }

  /** For those that waited long enough already. */
  addInFront(entries: readonly Entry<Item>[]): void {
    for (const entry of entries.toReversed()) {
      this.#enter(entry);
      this.#front.push(entry);
    }
  }

  /** An entry in line changed its size. */
  grew(bytes: number): void {
    this.#bytes += bytes;
  }

  /** When the next batch goes out, in epoch milliseconds: in the past when it is full; undefined when nobody waits. */
  due(): number | undefined {
    const first = this.#first();
    if (first === undefined) return undefined;
    const { count, bytes, linger } = this.#policy;
    const length = this.#front.length + this.#back.length - this.#gone;
    const full = length >= count || this.#bytes >= bytes;
    return full ? first.since : first.since + linger;
  }

  /** The next batch: as many from the front as one request may carry, and one at least. */
  take(): Entry<Item>[] {
    const batch: Entry<Item>[] = [];
    let bytes = 0;
    let company = this.#policy.count;
    for (let next = this.#first(); next !== undefined; next = this.#first()) {
      company = Math.min(company, this.#companyOf(next));
      const fits = batch.length < company && bytes + next.size <= this.#policy.bytes;
      if (batch.length > 0 && !fits) break;
      bytes += next.size;
      batch.push(next);
      this.#leave(next);
    }
    return batch;
  }

  /** A record that a peer keeps choking on must not take its neighbours along: the company is halved each time. */
  #companyOf(entry: Entry<Item>): number {
    const halvings = Math.max(0, entry.refusals - patience);
    return Math.max(1, Math.floor(this.#policy.count / 2 ** halvings));
  }

  #first(): Entry<Item> | undefined {
    return this.#front.at(-1) ?? this.#back[this.#gone];
  }

  #enter(entry: Entry<Item>): void {
    entry.place = 'line';
    this.#bytes += entry.size;
  }

  #leave(entry: Entry<Item>): void {
    entry.place = 'request';
    this.#bytes -= entry.size;
    if (this.#front.pop() !== undefined) return;
    this.#back[this.#gone++] = undefined;
    if (this.#gone < 1024 || this.#gone < this.#back.length / 2) return;
    this.#back = this.#back.slice(this.#gone);
    this.#gone = 0;
  }
}
