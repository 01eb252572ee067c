import { IndexSet } from '../IndexSet.ts';
import type { LeftBehind, Place } from '../Step.ts';
import type { Stragglers } from '../Stragglers.ts';
import type { LmdbStore, StragglersKey, View } from './LmdbStore.ts';

/**
 * What the cursors have left behind, a row for each chunk of an integration. The methods that write are to be called
 * inside a transaction of the commit queue.
 */
export class LmdbStragglers {
  readonly #store: LmdbStore;

  constructor(store: LmdbStore) {
    this.#store = store;
  }

  leave(integration: string, left: readonly LeftBehind[]): void {
    for (const { chunk, indices } of left) {
      this.#store.stragglers.put([integration, chunk], Buffer.from(indices));
    }
  }

  /** They come from earlier steps. One that is gone already is passed over: a step may come twice. */
  settle(integration: string, places: readonly Place[]): void {
    const rows = new Map<number, IndexSet>();
    for (const { chunk, index } of places) {
      const row = rows.get(chunk) ?? this.#row([integration, chunk]);
      if (row === undefined) continue;
      row.delete(index);
      rows.set(chunk, row);
    }
    for (const [chunk, row] of rows) {
      if (row.isEmpty) this.#store.stragglers.remove([integration, chunk]);
      else this.#store.stragglers.put([integration, chunk], Buffer.from(row.bytes));
    }
  }

  /** Forgets all of an integration. */
  forget(integration: string): void {
    for (const key of this.#store.stragglers.getKeys(rangeOf(integration))) {
      this.#store.stragglers.remove(key);
    }
  }

  /** The first chunk that has some. */
  first(integration: string, { transaction }: View): number | undefined {
    const [first] = this.#store.stragglers.getKeys({ ...rangeOf(integration), limit: 1, transaction });
    return first?.[1];
  }

  page(integration: string, { after, limit }: { after: number; limit: number }): Stragglers[] {
    return this.#store.snapshot(({ transaction }) => {
      const range = this.#store.stragglers.getRange({
        ...rangeOf(integration, after + 1),
        limit,
        transaction,
      });
      return [...range].map(({ key, value }) => ({ chunk: key[1], indices: new IndexSet(value) }));
    });
  }

  #row(key: StragglersKey): IndexSet | undefined {
    const bytes = this.#store.stragglers.get(key);
    return bytes && new IndexSet(Uint8Array.from(bytes));
  }
}

function rangeOf(integration: string, from = 0): { start: StragglersKey; end: StragglersKey } {
  return { start: [integration, from], end: [integration, Number.MAX_SAFE_INTEGER] };
}
