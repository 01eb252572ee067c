import type { FilterReason } from '../compiler/FilterReason.ts';
import type { Outcomes } from '../spool/Progress.ts';

/** What became of an event. */
export type Fate = 'delivered' | 'dead' | FilterReason;

/** Counts what became of events. */
export class Tally {
  #delivered: number;
  #dead: number;
  readonly #filtered: Partial<Record<FilterReason, number>>;

  constructor({ delivered, dead, filtered }: Outcomes) {
    this.#delivered = delivered;
    this.#dead = dead;
    this.#filtered = { ...filtered };
  }

  get outcomes(): Outcomes {
    return { delivered: this.#delivered, filtered: { ...this.#filtered }, dead: this.#dead };
  }

  count(fate: Fate): void {
    if (fate === 'delivered') this.#delivered++;
    else if (fate === 'dead') this.#dead++;
    else this.#filtered[fate] = (this.#filtered[fate] ?? 0) + 1;
  }
}
