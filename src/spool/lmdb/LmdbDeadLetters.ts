import { diagnose } from '../../diagnostics/diagnose.ts';
import type { EventBytes } from '../../envelope/EventBytes.ts';
import type { AudienceKey } from '../Audience.ts';
import { Chunk } from '../Chunk.ts';
import { type DeadLetter, deadLetterId, readDeadLetterId } from '../DeadLetter.ts';
import { chunkSize, encodeChunk } from '../encodeChunk.ts';
import { decodeDeadLetter, encodeDeadLetter } from '../encodeDeadLetter.ts';
import type { Death } from '../Step.ts';
import type { LmdbLog } from './LmdbLog.ts';
import { LmdbRevisions } from './LmdbRevisions.ts';
import type { DeadKey, LmdbStore } from './LmdbStore.ts';
import { storedSize } from './storedSize.ts';

/** Events that one chunk of a replay holds, as many as an ordinary batch may have. */
const replayed = 1000;

interface EncodedLetter extends Pick<Death, 'chunk' | 'index'> {
  readonly value: Buffer;
}

/** A letter that is there; without its content when that is damaged. */
interface FoundLetter {
  readonly key: DeadKey;
  readonly bytes: number;
  readonly letter: DeadLetter | undefined;
}

/**
 * The dead letters of all integrations. The methods that write are to be called inside a transaction that is
 * theirs alone.
 */
export class LmdbDeadLetters {
  readonly #store: LmdbStore;
  readonly #log: LmdbLog;
  readonly #revisions: LmdbRevisions;

  constructor(store: LmdbStore, log: LmdbLog) {
    this.#store = store;
    this.#log = log;
    this.#revisions = new LmdbRevisions(store);
  }

  /** Gathers what a dead letter of each death has to hold, as the bytes to store. */
  encode(deaths: readonly Death[]): EncodedLetter[] {
    const source = new Chunk();
    return deaths.map((death) => {
      const { chunk, index, ...rest } = death;
      const value = source.number === chunk ? undefined : this.#store.chunk(chunk);
      if (value !== undefined) source.load(chunk, value);
      if (source.number !== chunk || index >= source.count) {
        throw new Error(`there is no event ${index} of chunk ${chunk}`);
      }
      const { receivedAt } = source;
      const letter = { ...rest, id: deadLetterId(death), receivedAt, event: source.at(index) };
      return { chunk, index, value: encodeDeadLetter(letter) };
    });
  }

  /** @returns the bytes that they take. */
  put(integration: string, letters: readonly EncodedLetter[]): number {
    for (const { chunk, index, value } of letters) this.#store.dead.put([integration, chunk, index], value);
    return letters.reduce((bytes, { value }) => bytes + storedSize(value.length), 0);
  }

  page(integration: string, { after, limit }: { after?: string; limit: number }): DeadLetter[] {
    const from = after === undefined ? undefined : keyOf(integration, after);
    return this.#store.snapshot(({ transaction }) => {
      const range = this.#store.dead.getRange({
        start: from ?? [integration, 0, 0],
        end: endOf(integration),
        exclusiveStart: from !== undefined,
        limit,
        transaction,
      });
      return [...range].map(({ key, value }) => soundLetter(key, value) ?? damagedLetter(key, value));
    });
  }

  get(integration: string, id: string): DeadLetter | undefined {
    const key = keyOf(integration, id);
    const value = key && this.#store.snapshot((view) => this.#store.dead.get(key, view));
    return key && value && (soundLetter(key, value) ?? damagedLetter(key, value));
  }

  /** @returns how many there were. */
  drop(integration: string, ids: readonly string[]): number {
    const letters = this.#find(integration, ids);
    this.#release(integration, letters, 'dropped');
    return letters.length;
  }

  /** Passes over those that are damaged. @returns how many there were. */
  replay(integration: string, ids: readonly string[], now: number): number {
    const letters = this.#find(integration, ids).flatMap((found) => {
      const { letter } = found;
      return letter === undefined ? [] : [{ ...found, letter }];
    });
    const audience: AudienceKey = `replay:${integration}`;
    for (let start = 0; start < letters.length; start += replayed) {
      const events = letters.slice(start, start + replayed).map(({ letter }) => letter.event);
      this.#log.append(chunkOf(events, audience, now));
    }
    this.#release(integration, letters, 'replayed');
    return letters.length;
  }

  /** Removes all of an integration. */
  clear(integration: string): void {
    for (const key of this.#store.dead.getKeys({ start: [integration, 0, 0], end: endOf(integration) }))
      this.#store.dead.remove(key);
  }

  #find(integration: string, ids: readonly string[]): FoundLetter[] {
    return [...new Set(ids)].flatMap((id) => {
      const key = keyOf(integration, id);
      const value = key && this.#store.dead.get(key);
      if (key === undefined || value === undefined) return [];
      return [{ key, bytes: storedSize(value.length), letter: soundLetter(key, value) }];
    });
  }

  #release(integration: string, found: readonly FoundLetter[], fate: 'dropped' | 'replayed'): void {
    const installation = this.#store.installations.get(integration);
    if (installation === undefined) return;
    for (const { key } of found) this.#store.dead.remove(key);
    this.#store.installations.put(integration, {
      ...installation,
      [fate]: installation[fate] + found.length,
      releasedBytes: installation.releasedBytes + found.reduce((sum, { bytes }) => sum + bytes, 0),
    });
    const counts = new Map<number, number>();
    for (const { letter } of found) {
      const revision = letter?.revision ?? installation.revision ?? 1;
      counts.set(revision, (counts.get(revision) ?? 0) + 1);
    }
    this.#revisions.release(integration, counts, fate);
  }
}

/** A letter that is the one of its key; undefined when either is damaged. */
export function soundLetter([, chunk, index]: DeadKey, value: Buffer): DeadLetter | undefined {
  const letter = decodeDeadLetter(value);
  return letter?.id === deadLetterId({ chunk, index }) ? letter : undefined;
}

/** What is left of a letter that the disk has damaged: its bytes, for whoever can make something of them. */
function damagedLetter([integration, chunk, index]: DeadKey, value: Buffer): DeadLetter {
  const id = deadLetterId({ chunk, index });
  return {
    id,
    diagnostic: diagnose('spool/damaged-letter', { id, integration }),
    revision: 0,
    attempts: 0,
    receivedAt: 0,
    diedAt: 0,
    event: { buffer: value, start: 0, end: value.length, flags: 0 },
  };
}

function chunkOf(events: readonly EventBytes[], audience: AudienceKey, now: number): Buffer {
  const chunk = Buffer.allocUnsafeSlow(chunkSize(events, audience));
  encodeChunk(events, audience, now, chunk);
  return chunk;
}

function keyOf(integration: string, id: string): DeadKey | undefined {
  const place = readDeadLetterId(id);
  return place && [integration, place.chunk, place.index];
}

function endOf(integration: string): DeadKey {
  return [integration, Number.MAX_SAFE_INTEGER, 0];
}
