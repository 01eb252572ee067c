import type { FilterCounts } from '../Progress.ts';
import type { RevisionAccount } from '../RevisionAccount.ts';
import type { Installation } from './Installation.ts';
import type { LmdbStore, View } from './LmdbStore.ts';
import type { Outcomes, RevisionRow } from './RevisionRow.ts';

const nothing: Outcomes = { delivered: 0, filtered: {}, dead: 0 };
const newRow: RevisionRow = { since: nothing, before: nothing, replayed: 0, dropped: 0, abandoned: 0 };

/** The revision of an integration that was never told one. */
const first = 1;

/**
 * What each revision of the integrations has made. An integration has one present revision, and nobody delivers for
 * it while that changes: so the share of each is the difference of two counts, and delivery stores nothing more. The
 * methods that write are to be called inside a transaction that is theirs alone.
 */
export class LmdbRevisions {
  readonly #store: LmdbStore;

  constructor(store: LmdbStore) {
    this.#store = store;
  }

  /** From now on the counts of the integration are made by another revision. @param progress where it stands. */
  change(integration: string, from: number | undefined, to: number, progress: Outcomes): void {
    const last = from ?? first;
    if (last === to) return;
    const ended = this.#row(integration, last);
    this.#put(integration, last, { ...ended, before: made(ended, progress), since: progress });
    this.#put(integration, to, { ...this.#row(integration, to), since: progress });
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

  /** The share of each revision, the first one first. */
  sharesIn(
    { transaction }: View,
    integration: string,
    installation: Pick<Installation, 'revision'>,
    progress: Outcomes,
  ): RevisionAccount[] {
    const present = installation.revision ?? first;
    const rows = new Map<number, RevisionRow>();
    for (const { key, value } of this.#store.revisions.getRange({ ...rangeOf(integration), transaction }))
      rows.set(key[1], value);
    if (!rows.has(present)) rows.set(present, newRow);
    return [...rows]
      .toSorted(([a], [b]) => a - b)
      .map(([revision, row]) => {
        const { delivered, filtered, dead } = revision === present ? made(row, progress) : row.before;
        const { replayed, dropped, abandoned } = row;
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

/** All that a present revision has made. */
function made({ since, before }: RevisionRow, now: Outcomes): Outcomes {
  const filtered: Record<string, number> = {};
  for (const reason of Object.keys(now.filtered) as (keyof FilterCounts)[]) {
    const count = (now.filtered[reason] ?? 0) - (since.filtered[reason] ?? 0);
    if (count > 0) filtered[reason] = count + (before.filtered[reason] ?? 0);
  }
  return {
    delivered: now.delivered - since.delivered + before.delivered,
    filtered: { ...before.filtered, ...filtered },
    dead: now.dead - since.dead + before.dead,
  };
}

function rangeOf(integration: string) {
  return {
    start: [integration, 0] as [string, number],
    end: [integration, Number.MAX_SAFE_INTEGER] as [string, number],
  };
}
