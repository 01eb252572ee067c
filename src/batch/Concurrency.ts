/**
 * How many requests may be in flight: halved when the peer asks for less, and one more after each round that went
 * well (additive increase, multiplicative decrease). Requests sent before a halving cannot cause another one.
 */
export class Concurrency {
  readonly #most: number;
  #allowed: number;
  #round = 0;

  constructor(most: number) {
    this.#most = most;
    this.#allowed = most;
  }

  get allowed(): number {
    return Math.floor(this.#allowed);
  }

  /** To be kept with a request and handed back with its answer. */
  get round(): number {
    return this.#round;
  }

  throttled(round: number): void {
    if (round !== this.#round) return;
    this.#round++;
    this.#allowed = Math.max(1, this.#allowed / 2);
  }

  succeeded(): void {
    this.#allowed = Math.min(this.#most, this.#allowed + 1 / this.#allowed);
  }
}
