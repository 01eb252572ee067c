import type { Chunk } from '../Chunk.ts';
import { readDeadLetterId } from '../DeadLetter.ts';
import { encodeDeadLetter } from '../encodeDeadLetter.ts';
import type { Progress } from '../Progress.ts';
import type { Advance, SpoolReader } from '../SpoolReader.ts';
import type { Subscription } from '../Subscription.ts';
import { LmdbStore } from './LmdbStore.ts';
import { storedSize } from './storedSize.ts';

/** A delivery thread's own view of the spool that the main thread has opened. */
export class LmdbReader implements SpoolReader {
  readonly #store: LmdbStore;

  /** @throws SpoolFault when the store cannot be opened. */
  constructor(path: string, store = new LmdbStore(path)) {
    this.#store = store;
  }

  read(number: number, chunk: Chunk): boolean {
    const value = this.#store.chunk(number);
    return value !== undefined && chunk.load(number, value);
  }

  progress(integration: string): Progress | undefined {
    return this.#store.snapshot((view) => this.#store.progress.get(integration, view));
  }

  subscriptions(integration: string): readonly Subscription[] {
    return this.#store.snapshot(
      (view) => this.#store.installations.get(integration, view)?.subscriptions ?? [],
    );
  }

  async advance(advances: readonly Advance[]): Promise<void> {
    this.#store.refresh();
    await this.#store.transact(() => {
      for (const advance of advances) this.#put(advance);
    });
  }

  close(): Promise<void> {
    return this.#store.close();
  }

  #put({ integration, progress, dead }: Advance): void {
    let deadBytes = this.#store.progress.get(integration)?.deadBytes ?? 0;
    for (const letter of dead) {
      const place = readDeadLetterId(letter.id);
      if (place === undefined) throw new Error(`${letter.id} is no id of a dead letter`);
      const value = encodeDeadLetter(letter);
      deadBytes += storedSize(value.length);
      this.#store.dead.put([integration, place.chunk, place.index], value);
    }
    this.#store.progress.put(integration, { ...progress, deadBytes });
  }
}
