import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { Chunk } from '../spool/Chunk.ts';
import type { SpoolReader } from '../spool/SpoolReader.ts';
import type { Place } from '../spool/Step.ts';
import type { Stragglers } from '../spool/Stragglers.ts';
import { hears, type Subscription } from '../spool/Subscription.ts';
import type { ChunkShelf } from './ChunkShelf.ts';
import type { Frontier } from './Frontier.ts';

/** Rows of stragglers read at a time. */
const rowsAtOnce = 256;

export interface IntakeOptions {
  readonly integration: string;
  readonly reader: Pick<SpoolReader, 'subscriptions' | 'stragglers'>;
  readonly shelf: ChunkShelf;
  readonly frontier: Frontier;
  readonly onDamage: (diagnostic: Diagnostic) => void;
}

/**
 * The events of an integration in the order of the spool, each once: what an earlier run has left behind, then what
 * stands at the cursor and beyond.
 */
export class Intake {
  readonly #options: IntakeOptions;
  readonly #subscriptions: readonly Subscription[];
  /** Undefined once all of them are read. */
  #stragglers: Iterator<Place, undefined> | undefined;
  readonly #start: Place;
  /** The chunk that is read, and the next of its events. */
  #chunk: number;
  #index = 0;
  #count = 0;
  #isDamaged = false;
  /** The last chunk that may be read. */
  head = 0;

  /** @param start the cursor. */
  constructor(options: IntakeOptions, start: Place) {
    this.#options = options;
    this.#subscriptions = options.reader.subscriptions(options.integration);
    this.#start = start;
    this.#chunk = start.chunk - 1;
    this.#stragglers = this.#readStragglers();
  }

  /** Undefined when there is nothing more to read for the time being; `passed` when a chunk held nothing of it. */
  next(): Place | 'passed' | undefined {
    const straggler = this.#stragglers?.next().value;
    if (straggler !== undefined) return straggler;
    this.#stragglers = undefined;
    return this.#nextUnread();
  }

  #nextUnread(): Place | 'passed' | undefined {
    if (this.#index === this.#count && !this.#open()) return undefined;
    return this.#index < this.#count ? { chunk: this.#chunk, index: this.#index++ } : 'passed';
  }

  /** @returns false when there is no other chunk to be read. */
  #open(): boolean {
    const { integration, frontier } = this.#options;
    if (this.#isDamaged || this.#chunk >= this.head) return false;
    const number = this.#chunk + 1;
    const chunk = this.chunk(number);
    if (chunk === undefined) return false;
    this.#chunk = number;
    this.#index = 0;
    this.#count = 0;
    if (hears(integration, this.#subscriptions, chunk)) {
      this.#index = frontier.open(chunk).passed;
      this.#count = chunk.count;
    } else frontier.skip(number);
    return true;
  }

  /** Undefined when it cannot be read: then nothing more is, since what it held cannot be told. */
  chunk(number: number): Chunk | undefined {
    const chunk = this.#options.shelf.get(number);
    if (chunk === undefined && !this.#isDamaged) {
      this.#isDamaged = true;
      this.#options.onDamage(diagnose('spool/damaged-chunk', { chunk: number }));
    }
    return chunk;
  }

  /** Those that this run leaves behind stand at the cursor or beyond, and are none of them. */
  *#readStragglers(): Generator<Place, undefined> {
    const { integration, reader } = this.#options;
    let rows: readonly Stragglers[];
    for (let after = 0; ; after = rows.at(-1)?.chunk ?? after) {
      rows = reader
        .stragglers(integration, { after, limit: rowsAtOnce })
        .filter(({ chunk }) => chunk < this.#start.chunk);
      if (rows.length === 0) return undefined;
      for (const { chunk, indices } of rows) for (const index of indices) yield { chunk, index };
    }
  }
}
