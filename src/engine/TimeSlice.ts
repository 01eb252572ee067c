import { setImmediate as nextTurn } from 'node:timers/promises';

/** Milliseconds of work after which other lines of the thread, and the network, get their turn; looked at so often. */
const slice = { milliseconds: 1, times: 8 };

/** The share of a thread that a loop takes before it lets others go on. */
export class TimeSlice {
  #started = 0;
  #times = 0;

  /** To be asked once a round. */
  get isOver(): boolean {
    this.#times++;
    return this.#times % slice.times === 0 && performance.now() - this.#started >= slice.milliseconds;
  }

  async next(): Promise<void> {
    await nextTurn();
    this.#started = performance.now();
  }
}
