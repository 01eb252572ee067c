/** Stretches of a text about which something is known, the last one for each state. */
export class Stretches {
  readonly #from: Int32Array;
  readonly #to: Int32Array;

  constructor(states: number) {
    this.#from = new Int32Array(states);
    this.#to = new Int32Array(states).fill(-1);
  }

  /** Where the known stretch with a place in it begins, or -1. */
  startAt(state: number, place: number): number {
    const from = this.#from[state] ?? 0;
    return from <= place && place < (this.#to[state] ?? -1) ? from : -1;
  }

  /** Where the known stretch with a place in it ends (the place after it), or -1. */
  endAt(state: number, place: number): number {
    const to = this.#to[state] ?? -1;
    return (this.#from[state] ?? 0) <= place && place < to ? to : -1;
  }

  /** From a place to before another; it is joined to the known one if they touch, and else takes its place. */
  add(state: number, from: number, to: number): void {
    if (from >= to) return;
    const knownFrom = this.#from[state] ?? 0;
    const knownTo = this.#to[state] ?? -1;
    const touches = from <= knownTo && knownFrom <= to;
    this.#from[state] = touches ? Math.min(from, knownFrom) : from;
    this.#to[state] = touches ? Math.max(to, knownTo) : to;
  }
}
