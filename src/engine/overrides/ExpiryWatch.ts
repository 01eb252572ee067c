import type { CancelTimer, Clock } from '../../batch/Clock.ts';

/** Milliseconds between two looks at what has expired, at most: timers do not hold for months. */
const longestWait = 60 * 60 * 1000;

/** Wakes somebody when the first of several moments has come. */
export class ExpiryWatch {
  readonly #clock: Clock;
  readonly #wake: () => void;
  #cancel: CancelTimer | undefined;
  #isClosed = false;

  constructor(clock: Clock, wake: () => void) {
    this.#clock = clock;
    this.#wake = wake;
  }

  /** @param ends epoch milliseconds, of all that nobody has ended yet: one may come while they are looked through. */
  set(ends: readonly number[]): void {
    this.#cancel?.();
    if (this.#isClosed || ends.length === 0) return;
    const delay = Math.min(longestWait, Math.max(0, Math.min(...ends) - this.#clock.now()));
    this.#cancel = this.#clock.setTimer(delay, this.#wake);
  }

  close(): void {
    this.#isClosed = true;
    this.#cancel?.();
  }
}
