/** The share of a thread's time that shadows may take, and the milliseconds that they may take at a time. */
const usual = { share: 0.1, burst: 50 };

/**
 * Keeps what is done beside the delivery from slowing it down: time is saved up at a share of its passing, and spent.
 * Who has spent more than there was waits until that is made good.
 */
export class ShadowBudget {
  readonly #time: () => number;
  #saved = usual.burst;
  #at: number;

  /** @param time milliseconds that only rise. */
  constructor(time: () => number) {
    this.#time = time;
    this.#at = time();
  }

  get isLeft(): boolean {
    const now = this.#time();
    this.#saved = Math.min(usual.burst, this.#saved + usual.share * (now - this.#at));
    this.#at = now;
    return this.#saved > 0;
  }

  spend(milliseconds: number): void {
    this.#saved -= milliseconds;
  }
}
