/** A power of two: some hundred batches of a hundred events. */
const capacity = 16 * 1024 * 1024;

/** Larger ones would push out too many others. */
const largest = capacity / 8;

/** Places for chunks of a single small event, that is, of two kilobytes. */
const places = 8192;

/** Per place: the number of a chunk (0: none), where it starts, and its length. Then one more: the end. */
const fields = 3;
const indexBytes = (places * fields + 1) * 8;
const endField = places * fields;

/**
 * The chunks that were stored last, in memory that all threads share. Delivery that keeps up reads them here. What is
 * read from the store instead stays mapped into the process for as long as it is there: with one destination stalled,
 * another that keeps up would map in the whole backlog.
 *
 * One thread writes, others read meanwhile. Positions only rise, so that a reader can tell whether what it has copied
 * had been overwritten by then.
 */
export class RecentChunks {
  readonly memory: SharedArrayBuffer;
  readonly #index: BigInt64Array;
  readonly #bytes: Buffer;

  /** @param memory that of another thread's object; fresh if not given. */
  constructor(memory = new SharedArrayBuffer(indexBytes + capacity)) {
    this.memory = memory;
    this.#index = new BigInt64Array(memory, 0, places * fields + 1);
    this.#bytes = Buffer.from(memory, indexBytes, capacity);
  }

  /** Keeps a chunk, in place of the oldest ones. */
  put(number: number, chunk: Uint8Array): void {
    if (chunk.length > largest) return;
    const end = Number(Atomics.load(this.#index, endField));
    const left = capacity - (end % capacity);
    const start = chunk.length <= left ? end : end + left;
    const place = placeOf(number);
    Atomics.store(this.#index, place, 0n);
    Atomics.store(this.#index, endField, BigInt(start + chunk.length));
    this.#bytes.set(chunk, start % capacity);
    Atomics.store(this.#index, place + 1, BigInt(start));
    Atomics.store(this.#index, place + 2, BigInt(chunk.length));
    Atomics.store(this.#index, place, BigInt(number));
  }

  /**
   * Lets `take` copy a chunk.
   *
   * @returns false when it is not here, or was overwritten while it was copied.
   */
  read(number: number, take: (bytes: Buffer) => void): boolean {
    const place = placeOf(number);
    if (Atomics.load(this.#index, place) !== BigInt(number)) return false;
    const start = Number(Atomics.load(this.#index, place + 1));
    const length = Number(Atomics.load(this.#index, place + 2));
    const at = start % capacity;
    take(this.#bytes.subarray(at, at + length));
    const end = Number(Atomics.load(this.#index, endField));
    return end - start <= capacity && Atomics.load(this.#index, place) === BigInt(number);
  }
}

function placeOf(number: number): number {
  return (number % places) * fields;
}
