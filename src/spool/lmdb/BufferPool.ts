const smallest = 4096;

/**
 * Buffers for chunks on their way to disk, used again and again: fresh memory of this size costs more in page
 * faults than the chunk does in copying.
 */
export class BufferPool {
  readonly #free = new Map<number, Buffer[]>();
  readonly #limit: number;
  #kept = 0;

  /** @param limit bytes kept for later use. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** A buffer of at least this size with anything in it. */
  take(size: number): Buffer {
    const capacity = 2 ** Math.ceil(Math.log2(Math.max(size, smallest)));
    const buffer = this.#free.get(capacity)?.pop();
    if (buffer === undefined) return Buffer.allocUnsafeSlow(capacity);
    this.#kept -= capacity;
    return buffer;
  }

  /** Takes back a buffer that nobody reads any more. */
  give(buffer: Buffer): void {
    if (this.#kept + buffer.length > this.#limit) return;
    this.#kept += buffer.length;
    const free = this.#free.get(buffer.length);
    if (free === undefined) this.#free.set(buffer.length, [buffer]);
    else free.push(buffer);
  }
}
