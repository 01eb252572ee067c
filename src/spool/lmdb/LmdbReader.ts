import type { Chunk } from '../Chunk.ts';
import type { Progress } from '../Progress.ts';
import type { SpoolReader } from '../SpoolReader.ts';
import type { Subscription } from '../Subscription.ts';
import { LmdbStore } from './LmdbStore.ts';

/** A delivery thread's own view of the spool that the main thread has opened. */
export class LmdbReader implements SpoolReader {
  readonly #store: LmdbStore;

  /** @throws SpoolFault when the store cannot be opened. */
  constructor(path: string) {
    this.#store = new LmdbStore(path, { readOnly: true });
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

  close(): Promise<void> {
    return this.#store.close();
  }
}
