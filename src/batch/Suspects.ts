import { Bisection, type FailedEntry } from './Bisection.ts';
import type { Entry } from './Entry.ts';
import type { Failure } from './Sink.ts';

/** Records that go out in one request; while a bisection lasts, one of its parts. */
export interface Part<Item> {
  readonly entries: readonly Entry<Item>[];
  readonly search?: Bisection<Item>;
}

export interface Verdicts<Item> {
  /** The record is at fault. */
  kill(entry: Entry<Item>, failure: Failure): void;
  /** The records are to be sent again. */
  retry(entries: readonly Entry<Item>[]): void;
  /** Every single record was refused: the table is wrong rather than the records. */
  blameTable(failure: Failure): void;
}

/**
 * Tells records that are at fault from a table that is wrong. A record that is refused alone is at fault, unless
 * nothing of its batch was taken either. Those are kept, and tried again once the sink has taken others or there are
 * no others to try; refused again although others were taken, they are dead after all. So a flood of bad records holds
 * the good ones up but once.
 */
export class Suspects<Item> {
  readonly #verdicts: Verdicts<Item>;
  readonly #parts: Part<Item>[] = [];
  /** Batches of which nothing was taken. */
  readonly #kept: Part<Item>[] = [];
  /** Requests of which the sink took at least one record. */
  #passed = 0;

  constructor(verdicts: Verdicts<Item>) {
    this.#verdicts = verdicts;
  }

  /** The part of a bisection that is to be sent next. */
  next(): Part<Item> | undefined {
    return this.#parts.shift();
  }

  /** A batch of which nothing was taken, for when there is nothing else to probe the sink with. */
  retrial(): Part<Item> | undefined {
    return this.#kept.shift();
  }

  /** A request was refused because of some of its records. */
  blame(part: Part<Item>, failure: Failure): void {
    const { entries, search = new Bisection(entries.length) } = part;
    this.#accuse(entries);
    if (entries.length > 1) {
      for (const half of search.split(entries)) this.#parts.push({ entries: half, search });
      return;
    }
    search.condemned.push(...entries.map((entry) => ({ entry, failure })));
    this.#closePart(search);
  }

  /** A request was answered record by record: these were refused each by itself, so many others were not. */
  answered(condemned: readonly FailedEntry<Item>[], others: number): void {
    this.#accuse(condemned.map(({ entry }) => entry));
    if (others > 0) this.#pass();
    this.#judge(condemned, condemned.length + others);
  }

  /** A part needs no further search: it was answered, or failed in a way that tells nothing about its records. */
  release(part: Part<Item>): void {
    if (part.search !== undefined) this.#closePart(part.search);
  }

  #closePart(search: Bisection<Item>): void {
    if (search.closePart()) this.#judge(search.condemned, search.size);
  }

  #judge(condemned: readonly FailedEntry<Item>[], company: number): void {
    const [first] = condemned;
    if (first === undefined) return;
    const entries = condemned.map(({ entry }) => entry);
    const everyone = condemned.length === company;
    const lone = company === 1 && first.failure.action === 'poison';
    if (lone || this.#provenSince(entries)) {
      for (const { entry, failure } of condemned) this.#verdicts.kill(entry, failure);
    } else if (everyone) {
      this.#kept.push({ entries });
      this.#verdicts.blameTable(first.failure);
    } else this.#verdicts.retry(entries);
  }

  #pass(): void {
    this.#passed++;
    for (const { entries } of this.#kept.splice(0)) this.#verdicts.retry(entries);
  }

  #accuse(entries: readonly Entry<Item>[]): void {
    for (const entry of entries) entry.accusedAt ??= this.#passed;
  }

  /** The sink took other records since one of these was first refused. */
  #provenSince(entries: readonly Entry<Item>[]): boolean {
    return entries.some(({ accusedAt = this.#passed }) => this.#passed > accusedAt);
  }
}
