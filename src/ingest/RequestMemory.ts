import type { BufferPool } from '../spool/lmdb/BufferPool.ts';
import type { MemoryBudget } from './MemoryBudget.ts';

/** The buffers of one request. They are used for other requests once it is answered. */
export class RequestMemory {
  readonly #pool: BufferPool;
  readonly #budget: MemoryBudget;
  #buffers: Buffer[] = [];
  #counted = 0;

  constructor(pool: BufferPool, budget: MemoryBudget) {
    this.#pool = pool;
    this.#budget = budget;
  }

  /** Answers for so many bytes in all, besides those that it answers for already; false when there is no room. */
  reserve(bytes: number): boolean {
    if (!this.#budget.take(bytes)) return false;
    this.#counted += bytes;
    return true;
  }

  /** A buffer of at least so many bytes, with anything in it. */
  buffer(size: number): Buffer {
    const buffer = this.#pool.take(size);
    this.#buffers.push(buffer);
    return buffer;
  }

  release(): void {
    for (const buffer of this.#buffers) this.#pool.give(buffer);
    this.#budget.give(this.#counted);
    this.#buffers = [];
    this.#counted = 0;
  }
}
