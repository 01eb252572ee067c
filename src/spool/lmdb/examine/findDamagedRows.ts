import type { Database, Key } from 'lmdb';
import { SpoolFault } from '../../SpoolFault.ts';
import type { LmdbStore, StateKey, StateRow, View } from '../LmdbStore.ts';

const tables = ['counts', 'installations', 'progress', 'revisions', 'state'] as const;

/** The rows whose checksums do not fit, or whose keys were changed, by table; tables without one are left out. */
export function findDamagedRows(store: LmdbStore, view: View): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const table of tables) {
    const rows = store[table] as Database<unknown, Key>;
    const damaged = [...rows.getKeys({ ...view })]
      .filter((key) => !isSound(store, table, key, view))
      .map(String);
    if (damaged.length > 0) found.set(table, damaged);
  }
  return found;
}

function isSound(store: LmdbStore, table: (typeof tables)[number], key: Key, view: View): boolean {
  try {
    const row = (store[table] as Database<unknown, Key>).get(key, view);
    if (table === 'state') {
      const [name, id] = key as StateKey;
      const { table: stored, key: storedId } = row as StateRow;
      return stored === name && storedId === id;
    }
    // An integration has both, made in one transaction.
    if (table === 'installations') return store.progress.doesExist(key as string);
    if (table === 'progress') return store.installations.doesExist(key as string);
    return true;
  } catch (error) {
    if (error instanceof SpoolFault) return false;
    throw error;
  }
}
