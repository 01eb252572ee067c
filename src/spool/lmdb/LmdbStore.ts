import { setTimeout as delay } from 'node:timers/promises';
import { type Database, type Key, open, type RootDatabase, type Transaction } from 'lmdb';
import { diagnose } from '../../diagnostics/diagnose.ts';
import type { AudienceKey } from '../Audience.ts';
import type { Progress } from '../Progress.ts';
import { SpoolFault } from '../SpoolFault.ts';
import { checkedJson } from './checkedJson.ts';
import { demandSound } from './demandSound.ts';
import type { Installation } from './Installation.ts';
import type { RevisionRow } from './RevisionRow.ts';

/** Another layout of the databases or of their values gets another number. */
const format = 3;

/** The progress of an integration as it is stored. */
export interface ProgressRow extends Progress {
  /** Bytes of all its dead letters, also of those that are gone. */
  readonly deadBytes: number;
}

/** One state of the whole store, to be handed to each read. */
export interface View {
  readonly transaction: Transaction;
}

/** Integration, chunk, index. */
export type DeadKey = [integration: string, chunk: number, index: number];

/** Integration, chunk. */
export type StragglersKey = [integration: string, chunk: number];

/** Integration, revision. */
export type RevisionKey = [integration: string, revision: number];

export type StateKey = [table: string, key: string];

/** A value that knows its place: the checksum of a row says nothing of the row's key. */
export interface StateRow {
  readonly table: string;
  readonly key: string;
  readonly value: unknown;
}

/** The one LMDB environment of a data folder and its databases. Every thread opens its own view of the same file. */
export class LmdbStore {
  readonly root: RootDatabase;
  readonly chunks: Database<Buffer, number>;
  readonly counts: Database<number, AudienceKey>;
  readonly installations: Database<Installation, string>;
  readonly progress: Database<ProgressRow, string>;
  readonly revisions: Database<RevisionRow, RevisionKey>;
  readonly dead: Database<Buffer, DeadKey>;
  readonly stragglers: Database<Buffer, StragglersKey>;
  readonly state: Database<StateRow, StateKey>;

  /**
   * @param path a folder, made when it is missing.
   * @param access.readOnly for a thread that must not hold locks: the store is open in the main thread already.
   * @throws SpoolFault when it cannot be opened, is damaged, or was written in another format.
   */
  constructor(path: string, { readOnly = false }: { readonly readOnly?: boolean } = {}) {
    try {
      if (!readOnly) demandSound(path);
      this.root = open({
        path,
        readOnly,
        maxDbs: 16,
        // With overlapping sync a commit resolves before it is on disk.
        overlappingSync: false,
        // All writes go through `transact`. Batching by event turn would add a promise of its own to each failed
        // commit, which nobody could catch.
        eventTurnBatching: false,
      });
      this.#check(path);
      this.chunks = this.root.openDB({ name: 'chunks', encoding: 'binary' });
      this.counts = this.#rows('counts');
      this.installations = this.#rows('installations');
      this.progress = this.#rows('progress');
      this.revisions = this.#rows('revisions');
      this.dead = this.root.openDB({ name: 'dead', encoding: 'binary' });
      this.stragglers = this.root.openDB({ name: 'stragglers', encoding: 'binary' });
      this.state = this.#rows('state');
    } catch (error) {
      if (error instanceof SpoolFault) throw error;
      throw new SpoolFault(diagnose('spool/unreadable', { path, cause: causeOf(error) }), { cause: error });
    }
  }

  /**
   * Does all puts and removes of `write` in one transaction and resolves once it is on disk. Reads inside `write`
   * do not see them.
   *
   * @throws SpoolFault when it could not be written: then none of them is.
   */
  async transact(write: () => void): Promise<void> {
    try {
      await this.root.batch(write);
      await this.root.flushed;
    } catch (error) {
      const cause = await commitError(error);
      throw new SpoolFault(diagnose('spool/commit-failed', { cause: causeOf(cause) }), { cause });
    }
  }

  /** Lets `read` see one state of the whole store, the latest. */
  snapshot<Result>(read: (view: View) => Result): Result {
    this.refresh();
    const transaction = this.root.useReadTransaction();
    try {
      return read({ transaction });
    } finally {
      transaction.done();
    }
  }

  /** Lets the reads that follow see the latest state. */
  refresh(): void {
    this.root.resetReadTxn();
  }

  /** The stored bytes of a chunk, valid until the next read from the store. */
  chunk(number: number): Buffer | undefined {
    let bytes = this.chunks.getBinaryFast(number);
    if (bytes === undefined) {
      // What this thread sees may be older than the head that was published to it.
      this.refresh();
      bytes = this.chunks.getBinaryFast(number);
    }
    // The fast buffer's own length is patched; methods of Buffer need an honest one.
    return bytes && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  async close(): Promise<void> {
    await this.root.close();
  }

  #rows<Value, Id extends Key>(name: string): Database<Value, Id> {
    // lmdb takes an encoder, though its types do not say so.
    const options = { name, encoder: checkedJson(name) };
    return this.root.openDB(options);
  }

  #check(path: string): void {
    const meta = this.root.openDB<number, string>({ name: 'meta', encoding: 'json' });
    const found = meta.get('format');
    if (found === undefined) meta.putSync('format', format);
    else if (found !== format) {
      throw new SpoolFault(diagnose('spool/format-version', { path, found, expected: format }));
    }
  }
}

/**
 * lmdb rejects with a general error that holds a promise of the real one, which is rejected in its turn: soon, but
 * nothing says so, and the commits behind this one must not hang on it.
 */
function commitError(error: unknown): Promise<unknown> {
  if (!(error instanceof Error && 'commitError' in error)) return Promise.resolve(error);
  const cause = Promise.resolve(error.commitError).then(
    () => error,
    (real: unknown) => real,
  );
  return Promise.race([cause, delay(1000, error, { ref: false })]);
}

function causeOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
