/** A small seeded generator (sfc32): the same seed draws the same case on every machine. */
export class Random {
  #a = 0x9e3779b9;
  #b = 0x243f6a88;
  #c: number;
  #counter: number;

  /** Draws for the `index`-th case of a run with `seed`, so that any case can be drawn without those before it. */
  constructor(seed: number, index = 0) {
    this.#c = seed | 0;
    this.#counter = index | 0;
    for (let warm = 0; warm < 12; warm++) this.#next();
  }

  #next(): number {
    const result = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + result) | 0;
    return result >>> 0;
  }

  /** From 0 up to but without `below`. */
  below(below: number): number {
    return this.#next() % below;
  }

  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  chance(probability: number): boolean {
    return this.#next() < probability * 0x1_0000_0000;
  }

  pick<Item>(items: readonly Item[]): Item {
    if (items.length === 0) throw new Error('nothing to pick from');
    return items[this.below(items.length)] as Item;
  }

  pickWeighted<Item extends { readonly weight: number }>(items: readonly Item[]): Item {
    const total = items.reduce((sum, { weight }) => sum + weight, 0);
    let left = (this.#next() / 0x1_0000_0000) * total;
    for (const item of items) {
      left -= item.weight;
      if (left < 0) return item;
    }
    return this.pick(items);
  }

  times<Item>(low: number, high: number, draw: (index: number) => Item): Item[] {
    return Array.from({ length: this.between(low, high) }, (_, index) => draw(index));
  }

  shuffled<Item>(items: readonly Item[]): Item[] {
    const left = [...items];
    return items.map(() => left.splice(this.below(left.length), 1)[0] as Item);
  }
}
