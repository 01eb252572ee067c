import type { Entry } from './Entry.ts';

/**
 * Keeps entries of one key in single file: only the first of a key stands in line or is sent, the others wait
 * behind it in the order they came. Entries without a key pass freely.
 */
export class KeyLanes<Item> {
  /** The last entry of each key that is held. */
  readonly #last = new Map<string, Entry<Item>>();
  readonly #supersedes: (later: Item, earlier: Item) => boolean;

  constructor(supersedes: (later: Item, earlier: Item) => boolean) {
    this.#supersedes = supersedes;
  }

  /** The waiting entry whose place the item takes, because it makes that one needless. */
  superseded(key: string | undefined, item: Item): Entry<Item> | undefined {
    if (key === undefined) return undefined;
    const last = this.#last.get(key);
    if (last === undefined || last.place === 'request') return undefined;
    return this.#supersedes(item, last.item) ? last : undefined;
  }

  /** True when the entry is the first of its key and may go in line. */
  admit(entry: Entry<Item>): boolean {
    if (entry.key === undefined) return true;
    const last = this.#last.get(entry.key);
    this.#last.set(entry.key, entry);
    if (last === undefined) return true;
    last.behind = entry;
    entry.place = 'lane';
    return false;
  }

  /** Forgets the first of a key with all that wait behind it, and answers them in their order. */
  clear(first: Entry<Item>): Entry<Item>[] {
    const cleared: Entry<Item>[] = [];
    for (let entry: Entry<Item> | undefined = first; entry !== undefined; entry = this.leave(entry)) {
      cleared.push(entry);
    }
    return cleared;
  }

  /** The first of a key is done with: answers the next one, which may go in line now. */
  leave(entry: Entry<Item>): Entry<Item> | undefined {
    if (entry.key === undefined) return undefined;
    const next = entry.behind;
    entry.behind = undefined;
    if (next === undefined) this.#last.delete(entry.key);
    return next;
  }
}
