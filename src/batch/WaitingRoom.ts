import { type BackoffRange, backoffDelay } from './backoffDelay.ts';
import type { CancelTimer, Clock } from './Clock.ts';
import type { Entry } from './Entry.ts';

export interface WaitingRoomOptions<Item> {
  readonly clock: Clock;
  readonly random: () => number;
  readonly range: BackoffRange;
  /** Called with those that have waited long enough. */
  readonly release: (entries: readonly Entry<Item>[]) => void;
}

/** Where records back off before they are sent again. */
export class WaitingRoom<Item> {
  readonly #options: WaitingRoomOptions<Item>;
  readonly #groups = new Map<readonly Entry<Item>[], CancelTimer>();

  constructor(options: WaitingRoomOptions<Item>) {
    this.#options = options;
  }

  /** Those that were sent equally often come back together. */
  hold(entries: readonly Entry<Item>[]): void {
    const byAttempts = new Map<number, Entry<Item>[]>();
    for (const entry of entries) {
      entry.place = 'backoff';
      const group = byAttempts.get(entry.attempts);
      if (group === undefined) byAttempts.set(entry.attempts, [entry]);
      else group.push(entry);
    }
    const { clock, random, range } = this.#options;
    for (const [attempts, group] of byAttempts) {
      const delay = backoffDelay(range, attempts, random);
      this.#groups.set(
        group,
        clock.setTimer(delay, () => this.#release(group)),
      );
    }
  }

  /** The destination is well again: nobody needs to wait any longer. */
  releaseAll(): void {
    for (const [group, cancel] of this.#groups) {
      cancel();
      for (const entry of group) entry.refusals = 0;
      this.#release(group);
    }
  }

  close(): void {
    for (const cancel of this.#groups.values()) cancel();
    this.#groups.clear();
  }

  #release(group: readonly Entry<Item>[]): void {
    this.#groups.delete(group);
    this.#options.release(group);
  }
}
