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

  /** @param ends epoch milliseconds; those that are past are passed over. */
  set(ends: readonly number[]): void {
    this.#cancel?.();
    const now = this.#clock.now();
    const coming = ends.filter((end) => end > now);
    if (this.#isClosed || coming.length === 0) return;
    const delay = Math.min(longestWait, Math.min(...coming) - now);
    this.#cancel = this.#clock.setTimer(delay, this.#wake);
  }

  close(): void {
    this.#isClosed = true;
    this.#cancel?.();
  }
}
