import type { Outcomes } from '../Progress.ts';
import type { RevisionAccount } from '../RevisionAccount.ts';
import type { RevisionShare } from '../Step.ts';
import type { Installation } from './Installation.ts';
import type { LmdbStore, View } from './LmdbStore.ts';
import type { RevisionRow } from './RevisionRow.ts';

const newRow: RevisionRow = {
  made: { delivered: 0, filtered: {}, dead: 0 },
  replayed: 0,
  dropped: 0,
  abandoned: 0,
};

/** The revision of an integration that was never told one. */
const first = 1;

/**
 * What each revision of the integrations has made. The methods that write are to be called inside a transaction that
 * is theirs alone.
 */
export class LmdbRevisions {
  readonly #store: LmdbStore;

  constructor(store: LmdbStore) {
    this.#store = store;
  }

  /** From now on the revision has books, be it with nothing in them. */
  open(integration: string, revision: number): void {
    this.#put(integration, revision, this.#row(integration, revision));
  }

  advance(integration: string, shares: readonly RevisionShare[]): void {
    for (const { revision, ...made } of shares) {
      this.#put(integration, revision, { ...this.#row(integration, revision), made });
    }
  }

  abandon(integration: string, revision: number | undefined, count: number): void {
    const row = this.#row(integration, revision ?? first);
    this.#put(integration, revision ?? first, { ...row, abandoned: row.abandoned + count });
  }

  /** Counts letters of some revisions as replayed or dropped. @param counts by revision. */
  release(integration: string, counts: ReadonlyMap<number, number>, fate: 'replayed' | 'dropped'): void {
    for (const [revision, count] of counts) {
      const row = this.#row(integration, revision);
      this.#put(integration, revision, { ...row, [fate]: row[fate] + count });
    }
  }

  forget(integration: string): void {
    for (const key of this.#store.revisions.getKeys(rangeOf(integration))) this.#store.revisions.remove(key);
  }

  madeBy({ transaction }: View, integration: string, revision: number): Outcomes {
    return (this.#store.revisions.get([integration, revision], { transaction }) ?? newRow).made;
  }

  /** The share of each revision, the first one first. */
  sharesIn(
    { transaction }: View,
    integration: string,
    installation: Pick<Installation, 'revision'>,
  ): RevisionAccount[] {
    const rows = new Map<number, RevisionRow>();
    for (const { key, value } of this.#store.revisions.getRange({ ...rangeOf(integration), transaction }))
      rows.set(key[1], value);
    const present = installation.revision ?? first;
    if (!rows.has(present)) rows.set(present, newRow);
    return [...rows]
      .toSorted(([a], [b]) => a - b)
      .map(([revision, { made, replayed, dropped, abandoned }]) => {
        const { delivered, filtered, dead } = made;
        return { revision, delivered, filtered, died: dead, replayed, dropped, abandoned };
      });
  }

  #row(integration: string, revision: number): RevisionRow {
    return this.#store.revisions.get([integration, revision]) ?? newRow;
  }

  #put(integration: string, revision: number, row: RevisionRow): void {
    this.#store.revisions.put([integration, revision], row);
  }
}

function rangeOf(integration: string) {
  return {
    start: [integration, 0] as [string, number],
    end: [integration, Number.MAX_SAFE_INTEGER] as [string, number],
  };
}
