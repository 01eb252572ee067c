import type { Failure } from './Sink.ts';

/** Where an entry is: in line, backing off, behind another of its key, or in a request. */
export type Place = 'line' | 'backoff' | 'lane' | 'request';

/**
 * A place in line: the item that will be sent, and the earlier ones of its key that its delivery makes needless.
 */
export class Entry<Item> {
  readonly key: string | undefined;
  /** When it was added, in epoch milliseconds. */
  readonly since: number;
  item: Item;
  size: number;
  /** Items that `item` supersedes, oldest first. */
  earlier: Item[] = [];
  place: Place = 'line';
  /** The entry of the same key that goes next. */
  behind: Entry<Item> | undefined;
  /** Requests that carried the item. */
  attempts: number;
  /** How often it was kept after it had failed. */
  kept = 0;
  /** Requests with it that failed as a whole although the peer was not asking for less. */
  refusals = 0;
  /** The number of records the sink had taken when this one was first found at fault. */
  accusedAt: number | undefined;
  /** The bytes for which it counts among those that failed before; undefined while it does not. */
  charged: number | undefined;
  /** Why it was not taken the last time. */
  failure: Failure | undefined;

  /** @param attempts requests that carried the item before it was added. */
  constructor(item: Item, size: number, key: string | undefined, since: number, attempts = 0) {
    this.item = item;
    this.size = size;
    this.key = key;
    this.since = since;
    this.attempts = attempts;
  }

  /** Puts a later item in the place of this one. */
  supersede(item: Item, size: number): void {
    this.earlier.push(this.item);
    this.#replace(item, size);
  }

  /** After the item came to nothing: the one it had superseded stands in its place again, if there is one. */
  revive(sizeOf: (item: Item) => number): boolean {
    const item = this.earlier.pop();
    if (item === undefined) return false;
    this.#replace(item, sizeOf(item));
    return true;
  }

  #replace(item: Item, size: number): void {
    this.item = item;
    this.size = size;
    this.attempts = 0;
    this.kept = 0;
    this.refusals = 0;
    this.accusedAt = undefined;
    this.failure = undefined;
  }
}
