/** What may be spent in each second: things, and milliseconds of work on them. */
export interface BudgetLimits {
  readonly count: number;
  readonly milliseconds: number;
}

/** Keeps what is nice to have from taking the place of what is needed. */
export class Budget {
  readonly #limits: BudgetLimits;
  readonly #now: () => number;
  #second = 0;
  #count = 0;
  #milliseconds = 0;

  /** @param now milliseconds of any clock. */
  constructor(limits: BudgetLimits, now: () => number) {
    this.#limits = limits;
    this.#now = now;
  }

  /** Whether another one may be begun in this second. */
  get hasRoom(): boolean {
    this.#turn();
    return this.#count < this.#limits.count && this.#milliseconds < this.#limits.milliseconds;
  }

  begin(): void {
    this.#count++;
  }

  /** Does work, and counts the time that it takes. */
  spend(work: () => void): void {
    const start = this.#now();
    work();
    this.#turn();
    this.#milliseconds += this.#now() - start;
  }

  #turn(): void {
    const second = Math.floor(this.#now() / 1000);
    if (second === this.#second) return;
    this.#second = second;
    this.#count = 0;
    this.#milliseconds = 0;
  }
}
