import type { Chunk } from '../../src/spool/Chunk.ts';
import { chunkSize, encodeChunk, sealChunk } from '../../src/spool/encodeChunk.ts';
import { IndexSet } from '../../src/spool/IndexSet.ts';
import type { Outcomes, Progress } from '../../src/spool/Progress.ts';
import type { SpoolReader } from '../../src/spool/SpoolReader.ts';
import type { Death, Step } from '../../src/spool/Step.ts';
import type { Stragglers } from '../../src/spool/Stragglers.ts';
import type { Subscription } from '../../src/spool/Subscription.ts';
import { eventsOf } from '../spool/eventsOf.ts';

/** A spool without a disk, for one integration that hears everything. */
export class MemorySpool implements SpoolReader {
  readonly #chunks: Buffer[] = [];
  readonly #stragglers = new Map<number, IndexSet>();
  #progress: Progress = { chunk: 1, index: 0, delivered: 0, filtered: {}, dead: 0 };
  readonly deaths: Death[] = [];
  /** What each revision has made. */
  readonly made = new Map<number, Outcomes>();
  /** Chunks that were ever left behind. */
  left = 0;

  get head(): number {
    return this.#chunks.length;
  }

  append(texts: readonly string[], receivedAt: number): void {
    const events = eventsOf(...texts);
    const chunk = Buffer.alloc(chunkSize(events, 'source:web'));
    encodeChunk(events, 'source:web', receivedAt, chunk);
    sealChunk(chunk, 0);
    this.#chunks.push(chunk);
  }

  advance({ progress, shares = [], deaths, left = [], caughtUp = [] }: Step): void {
    for (const { revision, ...made } of shares) this.made.set(revision, made);
    this.deaths.push(...deaths);
    this.#progress = progress;
    this.left += left.length;
    for (const { chunk, indices } of left)
      this.#stragglers.set(chunk, new IndexSet(Uint8Array.from(indices)));
    for (const { chunk, index } of caughtUp) {
      const row = this.#stragglers.get(chunk);
      row?.delete(index);
      if (row?.isEmpty) this.#stragglers.delete(chunk);
    }
  }

  read(number: number, chunk: Chunk): boolean {
    const value = this.#chunks[number - 1];
    return value !== undefined && chunk.load(number, value);
  }

  progress(): Progress {
    return this.#progress;
  }

  madeBy(_integration: string, revision: number): Outcomes {
    return this.made.get(revision) ?? { delivered: 0, filtered: {}, dead: 0 };
  }

  stragglers(_integration: string, { after, limit }: { after: number; limit: number }): Stragglers[] {
    return [...this.#stragglers]
      .filter(([chunk]) => chunk > after)
      .toSorted(([one], [other]) => one - other)
      .slice(0, limit)
      .map(([chunk, indices]) => ({ chunk, indices: new IndexSet(Uint8Array.from(indices.bytes)) }));
  }

  subscriptions(): readonly Subscription[] {
    return [{ after: 0 }];
  }

  async close(): Promise<void> {}
}
