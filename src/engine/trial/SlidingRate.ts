/** Events that are looked back on: enough for a rate in thousandths, few enough to see a change at once. */
const usualSpan = 1000;

/** How many of the last so many events were hits. */
export class SlidingRate {
  readonly #last: Uint8Array;
  #place = 0;
  /** Those that are looked back on, and the hits among them. */
  events = 0;
  hits = 0;

  constructor(span = usualSpan) {
    this.#last = new Uint8Array(span);
  }

  add(isHit: boolean): void {
    const hit = isHit ? 1 : 0;
    this.hits += hit - (this.#last[this.#place] ?? 0);
    this.#last[this.#place] = hit;
    this.#place = (this.#place + 1) % this.#last.length;
    if (this.events < this.#last.length) this.events++;
  }
}
