export interface RecentLimits {
  readonly count: number;
  /** By estimate. */
  readonly bytes: number;
}

/** Items that are gone and still hold a place in the list. */
const mostGone = 1024;

/** The last of many items, in their order. */
export class Recent<Item> {
  limits: RecentLimits;
  readonly #sizeOf: (item: Item) => number;
  /** Those before `#first` are gone. */
  readonly #items: (Item | undefined)[] = [];
  #first = 0;
  #bytes = 0;

  constructor(limits: RecentLimits, sizeOf: (item: Item) => number) {
    this.limits = limits;
    this.#sizeOf = sizeOf;
  }

  get size(): number {
    return this.#items.length - this.#first;
  }

  get oldest(): Item | undefined {
    return this.#items[this.#first];
  }

  /** @returns how many others it has taken the place of. */
  add(item: Item): number {
    this.#items.push(item);
    this.#bytes += this.#sizeOf(item);
    let gone = 0;
    for (; this.size > this.limits.count || (this.#bytes > this.limits.bytes && this.size > 1); gone++)
      this.shift();
    return gone;
  }

  /** Takes the oldest one out. */
  shift(): Item | undefined {
    const item = this.#items[this.#first];
    if (item === undefined) return undefined;
    this.#bytes -= this.#sizeOf(item);
    this.#items[this.#first++] = undefined;
    if (this.#first > mostGone && this.#first * 2 > this.#items.length) {
      this.#items.splice(0, this.#first);
      this.#first = 0;
    }
    return item;
  }

  *[Symbol.iterator](): Generator<Item> {
    for (let at = this.#first; at < this.#items.length; at++) {
      const item = this.#items[at];
      if (item !== undefined) yield item;
    }
  }
}
