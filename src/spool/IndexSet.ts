/** A set of small numbers, a bit each: the lowest bit of the first byte stands for 0. */
export class IndexSet {
  readonly bytes: Uint8Array;

  /** @param bytes those of another set; the new one shares them. */
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** @param count the numbers that it may hold are those below. */
  static below(count: number): IndexSet {
    return new IndexSet(new Uint8Array(Math.ceil(count / 8)));
  }

  get isEmpty(): boolean {
    return this.bytes.every((byte) => byte === 0);
  }

  get size(): number {
    let size = 0;
    for (const _ of this) size++;
    return size;
  }

  add(index: number): void {
    this.bytes[index >> 3] = (this.bytes[index >> 3] ?? 0) | (1 << (index & 7));
  }

  delete(index: number): void {
    this.bytes[index >> 3] = (this.bytes[index >> 3] ?? 0) & ~(1 << (index & 7));
  }

  /** The numbers in the set, the lowest first. */
  *[Symbol.iterator](): Generator<number> {
    for (const [place, byte] of this.bytes.entries()) {
      for (let bit = 0; byte >> bit > 0; bit++) if ((byte >> bit) % 2 === 1) yield place * 8 + bit;
    }
  }
}
