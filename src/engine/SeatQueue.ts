import type { Place } from '../spool/Step.ts';

/** An event that waits in the spool, with the requests that have carried it so far. */
export interface Seat extends Place {
  readonly attempts: number;
}

/** Numbers that a seat takes in the list. */
const width = 2;

/** Seats in the order of the spool. Those that were never taken out are two numbers each: there may be a million. */
export class SeatQueue {
  /** Those that were put back. */
  readonly #front: Seat[] = [];
  #places: number[] = [];
  #taken = 0;

  get isEmpty(): boolean {
    return this.#front.length === 0 && this.#taken === this.#places.length;
  }

  /** Adds one that was not in the queue before and stands behind all that were. */
  push({ chunk, index }: Place): void {
    this.#places.push(chunk, index);
  }

  shift(): Seat | undefined {
    return this.#front.shift() ?? this.#shiftPlace();
  }

  /** Puts one back that came before all that were never taken out. */
  putBack(seat: Seat): void {
    const behind = this.#front.findLastIndex((other) => isBefore(other, seat));
    this.#front.splice(behind + 1, 0, seat);
  }

  #shiftPlace(): Seat | undefined {
    const [chunk, index] = [this.#places[this.#taken], this.#places[this.#taken + 1]];
    if (chunk === undefined || index === undefined) return undefined;
    this.#taken += width;
    // Seldom, so that it costs little, and often enough to give most of the memory back.
    if (this.#taken > 1000 && 2 * this.#taken > this.#places.length) {
      this.#places = this.#places.slice(this.#taken);
      this.#taken = 0;
    }
    return { chunk, index, attempts: 0 };
  }
}

function isBefore(one: Place, other: Place): boolean {
  return one.chunk < other.chunk || (one.chunk === other.chunk && one.index < other.index);
}
