import type { AudienceKey } from '../Audience.ts';
import { Chunk } from '../Chunk.ts';
import { sealChunk } from '../encodeChunk.ts';
import type { RecentChunks } from '../RecentChunks.ts';
import type { LmdbStore } from './LmdbStore.ts';
import { storedSize } from './storedSize.ts';

/** Chunks deleted in one transaction: a few milliseconds of work, so that appends do not wait long behind it. */
const trimmed = 1000;

/**
 * The chunks in their order and the counts of what was accepted. Its methods that write are to be called inside a
 * transaction of the commit queue; until that is on disk, `head` stands still.
 */
export class LmdbLog {
  readonly #store: LmdbStore;
  readonly #recent: RecentChunks;
  /** Written, and not published yet. */
  #written: Buffer[] = [];
  readonly #listeners: ((head: number) => void)[] = [];
  readonly #chunk = new Chunk();
  readonly counts = new Map<AudienceKey, number>();
  head = 0;
  /** The first chunk that is still there. */
  #first = 1;
  #tail = 0;
  /** Bytes of all chunks ever written, and of those before `#first`. */
  #end = 0;
  #start = 0;

  constructor(store: LmdbStore, recent: RecentChunks) {
    this.#store = store;
    this.#recent = recent;
    this.reload();
    this.head = this.#tail;
  }

  /** The last chunk that was written, be it on disk or not yet. */
  get tail(): number {
    return this.#tail;
  }

  /** Bytes of the chunks that are there. */
  get bytes(): number {
    return this.#end - this.#start;
  }

  onHead(listener: (head: number) => void): void {
    this.#listeners.push(listener);
  }

  /** Writes an encoded chunk behind all others. Its bytes must not change before it is published. */
  append(chunk: Buffer): void {
    sealChunk(chunk, this.#end);
    this.#store.chunks.put(++this.#tail, chunk);
    this.#written.push(chunk);
    this.#end += storedSize(chunk.length);
  }

  /** Counts events as accepted. */
  count(audience: AudienceKey, events: number): void {
    const count = (this.counts.get(audience) ?? 0) + events;
    this.counts.set(audience, count);
    this.#store.counts.put(audience, count);
  }

  /** Forgets what was counted for an audience that is no more. */
  forget(audience: AudienceKey): void {
    this.counts.delete(audience);
    this.#store.counts.remove(audience);
  }

  /**
   * Deletes chunks before `end`, though never the last one: its number is what the next one is made from.
   *
   * @returns how many; not always all of them in one go.
   */
  trim(end: number): number {
    const last = Math.min(end, this.#tail, this.#first + trimmed);
    const count = this.trimmable(end);
    if (count === 0) return 0;
    for (let number = this.#first; number < last; number++) this.#store.chunks.remove(number);
    this.#first = last;
    const first = this.#store.chunk(last);
    if (first !== undefined && this.#chunk.load(last, first)) this.#start = this.#chunk.position;
    return count;
  }

  trimmable(end: number): number {
    return Math.max(0, Math.min(end, this.#tail, this.#first + trimmed) - this.#first);
  }

  /** Tells the listeners of what has come to disk. */
  publish(): void {
    if (this.head === this.#tail) return;
    for (const chunk of this.#written) this.#recent.put(++this.head, chunk);
    this.#written = [];
    this.head = this.#tail;
    for (const listener of this.#listeners) listener(this.head);
  }

  /** Takes everything from the store again: at the start, and when a transaction has failed. */
  reload(): void {
    const { chunks, counts } = this.#store;
    this.#store.refresh();
    this.#written = [];
    this.#first = [...chunks.getKeys({ limit: 1 })][0] ?? 1;
    this.#tail = [...chunks.getKeys({ limit: 1, reverse: true })][0] ?? 0;
    this.#start = this.#nearestSound(this.#first, 1).start;
    this.#end = this.#nearestSound(this.#tail, -1).end;
    this.counts.clear();
    for (const { key, value } of counts.getRange()) this.counts.set(key, value);
  }

  /** Where a chunk stands in the log, or, should its head be damaged, the next one that way. */
  #nearestSound(from: number, step: 1 | -1): { start: number; end: number } {
    for (let number = from; number >= this.#first && number <= this.#tail; number += step) {
      const value = this.#store.chunk(number);
      if (value === undefined || !this.#chunk.load(number, value)) continue;
      const start = this.#chunk.position;
      return { start, end: start + storedSize(value.length) };
    }
    return { start: 0, end: 0 };
  }
}
