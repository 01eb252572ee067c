import type { Entry } from './Entry.ts';
import { Held } from './Held.ts';

/** Of what is held, so much may have failed before. */
const share = 1 / 2;

/** How often an entry is kept while others wait for its place. */
const patience = 1;

/**
 * How much of what is held may be records that failed before and are kept for another attempt. The rest belongs to
 * records that were never sent, so that a slow key or shard cannot keep the others out. While it is spent, who fails
 * again makes room for the next, so that a place is never taken for good.
 */
export class RetryBudget {
  readonly #held: Held;

  constructor({ count, bytes }: { readonly count: number; readonly bytes: number }) {
    this.#held = new Held({ count: count * share, bytes: bytes * share });
  }

  get hasRoom(): boolean {
    return this.#held.hasRoom;
  }

  /** Whether an entry that has just failed may stay; when not, it counts no more. */
  covers(entry: Entry<unknown>): boolean {
    const stays = this.#held.hasRoom || (entry.charged !== undefined && entry.kept < patience);
    if (!stays) this.release(entry);
    else {
      entry.kept++;
      this.charge(entry);
    }
    return stays;
  }

  charge(entry: Entry<unknown>): void {
    if (entry.charged !== undefined) return;
    entry.charged = entry.size;
    this.#held.add(entry.size);
  }

  /** It is settled, or no longer the record that failed. */
  release(entry: Entry<unknown>): void {
    if (entry.charged === undefined) return;
    this.#held.remove(entry.charged);
    entry.charged = undefined;
  }
}
