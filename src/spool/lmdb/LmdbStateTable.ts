import type { StateTable } from '../StateTable.ts';
import type { CommitQueue } from './CommitQueue.ts';
import type { LmdbStore } from './LmdbStore.ts';

/** A range of the one database of state, by the name of the table. */
export class LmdbStateTable<Value> implements StateTable<Value> {
  readonly #store: LmdbStore;
  readonly #queue: CommitQueue;
  readonly #name: string;

  constructor(store: LmdbStore, queue: CommitQueue, name: string) {
    this.#store = store;
    this.#queue = queue;
    this.#name = name;
  }

  get(key: string): Value | undefined {
    return this.#store.snapshot((view) => this.#store.state.get([this.#name, key], view)) as
      | Value
      | undefined;
  }

  entries(): [key: string, value: Value][] {
    return this.#store.snapshot(({ transaction }) => {
      const range = this.#store.state.getRange({ start: [this.#name, ''], transaction });
      const entries: [string, Value][] = [];
      for (const { key, value } of range) {
        if (key[0] !== this.#name) break;
        entries.push([key[1], value as Value]);
      }
      return entries;
    });
  }

  put(key: string, value: Value): Promise<void> {
    return this.#queue.alone(() => void this.#store.state.put([this.#name, key], value));
  }

  remove(key: string): Promise<void> {
    return this.#queue.alone(() => void this.#store.state.remove([this.#name, key]));
  }
}
