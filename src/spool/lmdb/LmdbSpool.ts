import { diagnose } from '../../diagnostics/diagnose.ts';
import type { EventBytes } from '../../envelope/EventBytes.ts';
import type { Account } from '../Account.ts';
import { type Audience, audienceKey } from '../Audience.ts';
import type { DeadLetter } from '../DeadLetter.ts';
import { chunkSize, encodeChunk } from '../encodeChunk.ts';
import { formatBytes } from '../formatBytes.ts';
import { Overload } from '../Overload.ts';
import { RecentChunks } from '../RecentChunks.ts';
import type { Spool } from '../Spool.ts';
import { SpoolFault } from '../SpoolFault.ts';
import type { SpoolRoom } from '../SpoolRoom.ts';
import type { StateTable } from '../StateTable.ts';
import type { Step } from '../Step.ts';
import { BufferPool } from './BufferPool.ts';
import { CommitQueue } from './CommitQueue.ts';
import { LmdbAccounts, type Survey } from './LmdbAccounts.ts';
import { LmdbDeadLetters } from './LmdbDeadLetters.ts';
import { LmdbLog } from './LmdbLog.ts';
import type { SpoolShare } from './LmdbReader.ts';
import { LmdbStateTable } from './LmdbStateTable.ts';
import { LmdbStore } from './LmdbStore.ts';
import { storedSize } from './storedSize.ts';

/** Appends are refused while this much waits in memory for the disk. */
const waitingLimit = 64 * 1024 * 1024;

/** Buffers kept for appends: a few groups' worth. */
const pooledBytes = 32 * 1024 * 1024;

/** Milliseconds for which it is known who holds the space: a survey reads the rows of all integrations. */
const surveyEvery = 100;

/** Seconds: the disk catches up soon; a destination that holds the space may take longer. */
const retryAfter = { busy: 1, full: 10 };

export interface LmdbSpoolOptions {
  /** A folder, made when it is missing. */
  readonly path: string;
  /** `limits.disk` in bytes. */
  readonly limit: number;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

/** The spool in one LMDB file. */
export class LmdbSpool implements Spool {
  readonly #store: LmdbStore;
  readonly #queue: CommitQueue;
  readonly #log: LmdbLog;
  readonly #accounts: LmdbAccounts;
  readonly #letters: LmdbDeadLetters;
  readonly #buffers = new BufferPool(pooledBytes);
  readonly #recent = new RecentChunks();
  /** What a `LmdbReader` is opened with, in this thread or another. */
  readonly share: SpoolShare;
  readonly #limit: number;
  readonly #now: () => number;
  #survey: Survey;
  #surveyedAt: number;

  /** @throws SpoolFault when the store cannot be opened or was written in another format. */
  constructor({ path, limit, now = Date.now }: LmdbSpoolOptions, store = new LmdbStore(path)) {
    this.#limit = limit;
    this.#now = now;
    this.#store = store;
    this.share = { path, recent: this.#recent.memory };
    this.#log = new LmdbLog(store, this.#recent);
    this.#queue = new CommitQueue(store, {
      committed: () => this.#log.publish(),
      failed: () => this.#recover(),
    });
    this.#accounts = new LmdbAccounts(store, this.#log);
    this.#letters = new LmdbDeadLetters(store, this.#log);
    this.#survey = this.#accounts.survey();
    this.#surveyedAt = now();
  }

  get head(): number {
    return this.#log.head;
  }

  get room(): SpoolRoom {
    const { deadBytes, slowest, deadliest } = this.#survey;
    const holder = deadBytes > this.#log.bytes ? deadliest : slowest;
    const used = this.#log.bytes + deadBytes + this.#queue.waitingBytes;
    return { used, limit: this.#limit, ...(holder === undefined ? {} : { holder }) };
  }

  onHead(listener: (head: number) => void): void {
    this.#log.onHead(listener);
  }

  async append(events: readonly EventBytes[], audience: Audience, receivedAt: number): Promise<void> {
    if (events.length === 0) return;
    const key = audienceKey(audience);
    const size = chunkSize(events, key);
    this.#admit(storedSize(size));
    const buffer = this.#buffers.take(size);
    const chunk = buffer.subarray(0, size);
    encodeChunk(events, key, receivedAt, chunk);
    try {
      await this.#queue.share(storedSize(size), () => {
        if ('integration' in audience) this.#demand(audience.integration);
        this.#log.append(chunk);
        this.#log.count(key, events.length);
      });
    } finally {
      this.#buffers.give(buffer);
    }
  }

  async install(integration: string, sources?: readonly string[], revision?: number): Promise<void> {
    this.#store.refresh();
    if (this.#accounts.isAsWanted(integration, sources, revision)) return;
    await this.#queue.alone(() => this.#accounts.install(integration, sources, revision));
  }

  retire(integration: string): Promise<number> {
    return this.#queue.alone(() => this.#accounts.retire(integration));
  }

  remove(integration: string): Promise<void> {
    return this.#queue.alone(() => {
      this.#accounts.remove(integration);
      this.#letters.clear(integration);
    });
  }

  async advance(steps: readonly Step[]): Promise<void> {
    const buried = steps.map((step) => ({ ...step, letters: this.#letters.encode(step.deaths) }));
    await this.#queue.share(0, () => {
      for (const { letters, ...step } of buried) {
        this.#accounts.advance(step, this.#letters.put(step.integration, letters));
      }
    });
  }

  accounts(): Account[] {
    return this.#accounts.all();
  }

  account(integration: string): Account | undefined {
    return this.#accounts.of(integration);
  }

  deadLetters(integration: string, page: { after?: string; limit: number }): DeadLetter[] {
    return this.#letters.page(integration, page);
  }

  deadLetter(integration: string, id: string): DeadLetter | undefined {
    return this.#letters.get(integration, id);
  }

  drop(integration: string, ids: readonly string[]): Promise<number> {
    return this.#queue.alone(() => this.#letters.drop(integration, ids));
  }

  replay(integration: string, ids: readonly string[]): Promise<number> {
    return this.#queue.alone(() => {
      this.#demand(integration);
      return this.#letters.replay(integration, ids, this.#now());
    });
  }

  async trim(): Promise<number> {
    const { oldest } = this.#surveyAgain();
    let count = 0;
    while (this.#log.trimmable(oldest) > 0) {
      count += await this.#queue.alone(() => this.#log.trim(oldest));
    }
    return count;
  }

  table<Value>(name: string): StateTable<Value> {
    return new LmdbStateTable<Value>(this.#store, this.#queue, name);
  }

  async close(): Promise<void> {
    await this.#queue.idle();
    await this.#store.close();
  }

  #admit(size: number): void {
    if (this.room.used + size > this.#limit && this.#now() - this.#surveyedAt > surveyEvery) {
      this.#surveyAgain();
    }
    const { used, limit, holder = 'no integration' } = this.room;
    if (used + size > limit) {
      const blanks = { used: formatBytes(used), limit: formatBytes(limit), holder };
      throw new Overload(diagnose('spool/full', blanks), retryAfter.full);
    }
    const waiting = this.#queue.waitingBytes;
    if (waiting + size > waitingLimit) {
      throw new Overload(diagnose('spool/busy', { waiting: formatBytes(waiting) }), retryAfter.busy);
    }
  }

  #surveyAgain(): Survey {
    this.#survey = this.#accounts.survey();
    this.#surveyedAt = this.#now();
    return this.#survey;
  }

  #demand(integration: string): void {
    if (this.#accounts.installed(integration)) return;
    throw new SpoolFault(diagnose('spool/unknown-integration', { integration }));
  }

  #recover(): void {
    this.#log.reload();
    // A commit can fail after it has become visible: then its chunks are there after all.
    this.#log.publish();
  }
}
