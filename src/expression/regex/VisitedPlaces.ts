import { ExpressionFault } from '../ExpressionFault.ts';

/** A quarter of a gigabyte: of an event's text (1 MiB) it takes an eighth at most. */
const mostBits = 2 ** 31;

/** Which states were come to at which places of a text: one bit each, laid out place by place. */
export class VisitedPlaces {
  readonly #bits: Uint32Array;
  readonly #sites: number;
  readonly #from: number;

  /**
   * Places `from` to `to`, both included.
   *
   * @throws ExpressionFault `budget` for a text that only an expression could have made so long.
   */
  constructor(sites: number, from: number, to: number) {
    const bits = sites * (to - from + 1);
    if (bits > mostBits)
      throw ExpressionFault.of('budget', {
        problem: 'needs too much memory for its regular expression: the text is too long',
      });
    this.#sites = sites;
    this.#from = from;
    this.#bits = new Uint32Array(Math.ceil(bits / 32));
  }

  /** Marks a state at a place; false when it was marked before. */
  enter(site: number, place: number): boolean {
    const bit = (place - this.#from) * this.#sites + site;
    const word = bit >>> 5;
    const mask = 1 << (bit & 31);
    const old = this.#bits[word] ?? 0;
    if ((old & mask) !== 0) return false;
    this.#bits[word] = old | mask;
    return true;
  }

  forget(place: number): void {
    for (let site = 0; site < this.#sites; site++) {
      const bit = (place - this.#from) * this.#sites + site;
      const word = bit >>> 5;
      this.#bits[word] = (this.#bits[word] ?? 0) & ~(1 << (bit & 31));
    }
  }
}
