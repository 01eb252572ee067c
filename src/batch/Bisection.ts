import type { Entry } from './Entry.ts';
import type { Failure } from './Sink.ts';

export interface FailedEntry<Item> {
  readonly entry: Entry<Item>;
  readonly failure: Failure;
}

/** The search for the records at fault in a refused request: halves are sent until the culprits stand alone. */
export class Bisection<Item> {
  /** How many records the refused request had. */
  readonly size: number;
  /** Those that were refused when sent alone. */
  readonly condemned: FailedEntry<Item>[] = [];
  /** Parts without an answer. */
  #open = 1;

  constructor(size: number) {
    this.size = size;
  }

  split(entries: readonly Entry<Item>[]): Entry<Item>[][] {
    this.#open++;
    const middle = Math.ceil(entries.length / 2);
    return [entries.slice(0, middle), entries.slice(middle)];
  }

  /** A part got its answer, whichever. True when it was the last one. */
  closePart(): boolean {
    this.#open--;
    return this.#open === 0;
  }
}
