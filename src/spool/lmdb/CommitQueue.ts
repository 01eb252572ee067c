import type { LmdbStore } from './LmdbStore.ts';

/** A group is closed when it has this many bytes, so that those at its head do not wait for all the others. */
const groupBytes = 8 * 1024 * 1024;

interface Waiting {
  readonly bytes: number;
  readonly alone: boolean;
  /** Answers what settles the caller's promise once the transaction is on disk. */
  readonly write: () => () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The writes of the main thread, one transaction after the other. While one is on its way to disk, those that come
 * in wait and then share the next. Waiting for the outcome of each before the next begins is what lets a write
 * build on counts and numbers in memory: when a transaction fails, nothing has been built on it yet.
 */
export class CommitQueue {
  readonly #store: LmdbStore;
  readonly #committed: () => void;
  readonly #failed: () => void;
  #waiting: Waiting[] = [];
  #writing: Promise<void> | undefined;
  /** Bytes of writes that are not on disk yet. */
  waitingBytes = 0;

  /**
   * @param on.committed called after each transaction, before its writers hear of it.
   * @param on.failed called when one failed: what its writers changed in memory is to be read from the store again.
   */
  constructor(store: LmdbStore, on: { committed: () => void; failed: () => void }) {
    this.#store = store;
    this.#committed = on.committed;
    this.#failed = on.failed;
  }

  /** Queues a write that may share its transaction with others of its kind. */
  share<Result>(bytes: number, write: () => Result): Promise<Result> {
    return this.#enqueue(bytes, false, write);
  }

  /** Queues a write that gets a transaction of its own, so that it may read what all earlier ones have stored. */
  alone<Result>(write: () => Result): Promise<Result> {
    return this.#enqueue(0, true, write);
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    while (this.#writing !== undefined) await this.#writing;
  }

  #enqueue<Result>(bytes: number, alone: boolean, write: () => Result): Promise<Result> {
    this.waitingBytes += bytes;
    const outcome = new Promise<Result>((resolve, reject) => {
      const run = () => {
        const result = write();
        return () => resolve(result);
      };
      this.#waiting.push({ bytes, alone, write: run, reject });
    });
    this.#writing ??= this.#writeAll();
    return outcome;
  }

  async #writeAll(): Promise<void> {
    // A turn of grace: writers of the same moment share the first transaction too.
    await Promise.resolve();
    while (this.#waiting.length > 0) await this.#writeGroup(this.#takeGroup());
    this.#writing = undefined;
  }

  async #writeGroup(group: readonly Waiting[]): Promise<void> {
    const settle: (() => void)[] = [];
    try {
      this.#store.refresh();
      await this.#store.transact(() => {
        for (const waiting of group) settle.push(attempt(waiting));
      });
      this.#committed();
      for (const one of settle) one();
    } catch (error) {
      this.#failed();
      for (const waiting of group) waiting.reject(error);
    }
    for (const waiting of group) this.waitingBytes -= waiting.bytes;
  }

  #takeGroup(): Waiting[] {
    let bytes = 0;
    let count = 0;
    for (const waiting of this.#waiting) {
      if (count > 0 && (waiting.alone || bytes + waiting.bytes > groupBytes)) break;
      bytes += waiting.bytes;
      count++;
      if (waiting.alone) break;
    }
    return this.#waiting.splice(0, count);
  }
}

/** A write that throws must do so before it has put anything; the others of its group go on. */
function attempt(waiting: Waiting): () => void {
  try {
    return waiting.write();
  } catch (error) {
    return () => waiting.reject(error);
  }
}
