import { diagnose } from '../../diagnostics/diagnose.ts';
import { SpoolFault } from '../SpoolFault.ts';
import type { StateRange, StateTable } from '../StateTable.ts';
import type { CommitQueue } from './CommitQueue.ts';
import type { LmdbStore, StateRow } from './LmdbStore.ts';

/** No key begins with it. */
const behindAll = '\u{10ffff}';

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
    const row = this.#store.snapshot((view) => this.#store.state.get([this.#name, key], view));
    return row && this.#valueOf(key, row);
  }

  entries(): [key: string, value: Value][] {
    return this.#store.snapshot(({ transaction }) => {
      const range = this.#store.state.getRange({ start: [this.#name, ''], transaction });
      const entries: [string, Value][] = [];
      for (const { key, value } of range) {
        if (key[0] !== this.#name) break;
        entries.push([key[1], this.#valueOf(key[1], value)]);
      }
      return entries;
    });
  }

  range({ after = '', before, limit, reverse = false }: StateRange): [key: string, value: Value][] {
    const low: [string, string] = [this.#name, after];
    const high: [string, string] = [this.#name, before ?? behindAll];
    return this.#store.snapshot(({ transaction }) => {
      const [start, end] = reverse ? [high, low] : [low, high];
      const bounds = { start, end, exclusiveStart: true, limit, reverse };
      const rows = this.#store.state.getRange({ ...bounds, transaction });
      return [...rows].map(({ key, value }): [string, Value] => [key[1], this.#valueOf(key[1], value)]);
    });
  }

  put(key: string, value: Value): Promise<void> {
    return this.#queue.share(
      0,
      () => void this.#store.state.put([this.#name, key], { table: this.#name, key, value }),
    );
  }

  remove(key: string): Promise<void> {
    return this.#queue.share(0, () => void this.#store.state.remove([this.#name, key]));
  }

  #valueOf(key: string, row: StateRow): Value {
    if (row.table !== this.#name || row.key !== key)
      throw new SpoolFault(diagnose('spool/damaged-row', { table: 'state' }));
    return row.value as Value;
  }
}
