import type { Chunk } from '../Chunk.ts';
import type { Outcomes, Progress } from '../Progress.ts';
import { RecentChunks } from '../RecentChunks.ts';
import type { SpoolReader } from '../SpoolReader.ts';
import type { Stragglers } from '../Stragglers.ts';
import type { Subscription } from '../Subscription.ts';
import { LmdbRevisions } from './LmdbRevisions.ts';
import { LmdbStore } from './LmdbStore.ts';
import { LmdbStragglers } from './LmdbStragglers.ts';

/** What a reader needs of the spool; it can be sent to another thread. */
export interface SpoolShare {
  readonly path: string;
  readonly recent: SharedArrayBuffer;
}

/** A delivery thread's own view of the spool that the main thread has opened. */
export class LmdbReader implements SpoolReader {
  readonly #store: LmdbStore;
  readonly #recent: RecentChunks;
  readonly #stragglers: LmdbStragglers;
  readonly #revisions: LmdbRevisions;

  /** @throws SpoolFault when the store cannot be opened. */
  constructor({ path, recent }: SpoolShare, store = new LmdbStore(path, { readOnly: true })) {
    this.#store = store;
    this.#recent = new RecentChunks(recent);
    this.#stragglers = new LmdbStragglers(this.#store);
    this.#revisions = new LmdbRevisions(this.#store);
  }

  read(number: number, chunk: Chunk): boolean {
    let sound = false;
    const isRecent = this.#recent.read(number, (bytes) => {
      sound = chunk.load(number, bytes);
    });
    if (isRecent && sound && chunk.intact()) return true;
    const value = this.#store.chunk(number);
    return value !== undefined && chunk.load(number, value);
  }

  progress(integration: string): Progress | undefined {
    return this.#store.snapshot((view) => this.#store.progress.get(integration, view));
  }

  madeBy(integration: string, revision: number): Outcomes {
    return this.#store.snapshot((view) => this.#revisions.madeBy(view, integration, revision));
  }

  stragglers(integration: string, page: { after: number; limit: number }): Stragglers[] {
    return this.#stragglers.page(integration, page);
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
