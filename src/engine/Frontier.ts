import type { FilterReason } from '../compiler/Encoded.ts';
import type { Progress } from '../spool/Progress.ts';
import type { Death } from '../spool/Step.ts';

/** What became of an event. */
export type Fate = 'delivered' | 'dead' | FilterReason;

/** How an event died. */
export type Cause = Omit<Death, 'chunk' | 'index'>;

/** A chunk that has events under way. */
export interface Flight {
  readonly chunk: number;
  /** Bytes of an event, on average. */
  readonly eventSize: number;
  /** For each event, 0 or the number of its fate. */
  readonly fates: Uint8Array;
  causes: Map<number, Cause> | undefined;
  /** The first event that is not settled. */
  passed: number;
  next: Flight | undefined;
}

const fates: readonly Fate[] = ['delivered', 'dead', 'when', 'consent', 'action', 'condition', 'disabled'];

/** Deaths that may await their transaction, and their bytes: the events are all in memory when it is written. */
const deathsAtOnce = { count: 1000, bytes: 8 * 1024 * 1024 };

/**
 * How far an integration has come. Events settle in any order; they count once all before them are settled too, so
 * that a position and the counts that belong to it are all that has to be stored.
 */
export class Frontier {
  #first: Flight | undefined;
  #last: Flight | undefined;
  /** The chunk to be read next, and the first of its events that is not settled. */
  #next: number;
  #from: number;
  #delivered: number;
  #dead: number;
  readonly #filtered: Partial<Record<FilterReason, number>>;
  #deaths: Death[] = [];
  #deathBytes = 0;
  /** Events that were opened, and those of them that the frontier has passed. */
  opened = 0;
  passed = 0;

  constructor({ chunk, index, delivered, dead, filtered }: Progress) {
    this.#next = chunk;
    this.#from = index;
    this.#delivered = delivered;
    this.#dead = dead;
    this.#filtered = { ...filtered };
  }

  get progress(): Progress {
    return {
      chunk: this.#first?.chunk ?? this.#next,
      index: this.#first?.passed ?? this.#from,
      delivered: this.#delivered,
      filtered: { ...this.#filtered },
      dead: this.#dead,
    };
  }

  /** Opens the next chunk, for those of its events that are not settled. */
  open({ number, count, bytes }: { number: number; count: number; bytes: number }): Flight {
    const flight: Flight = {
      chunk: number,
      eventSize: bytes / count,
      fates: new Uint8Array(count),
      causes: undefined,
      passed: this.#from,
      next: undefined,
    };
    if (this.#last === undefined) this.#first = flight;
    else this.#last.next = flight;
    this.#last = flight;
    this.opened += count - this.#from;
    this.skip(number);
    return flight;
  }

  /** It stands still until the next step, for the sake of the dead that wait for it. */
  get isFull(): boolean {
    return this.#deaths.length >= deathsAtOnce.count || this.#deathBytes >= deathsAtOnce.bytes;
  }

  /** The next chunk has nothing for this integration. */
  skip(chunk: number): void {
    this.#next = chunk + 1;
    this.#from = 0;
  }

  settle(flight: Flight, index: number, fate: Fate, cause?: Cause): void {
    flight.fates[index] = fates.indexOf(fate) + 1;
    if (cause !== undefined) {
      flight.causes ??= new Map();
      flight.causes.set(index, cause);
    }
    if (flight === this.#first && index === flight.passed) this.#move();
  }

  /** The progress of this moment and what died since the last call, oldest first: to be stored together. */
  step(): { progress: Progress; deaths: readonly Death[] } {
    const step = { progress: this.progress, deaths: this.#deaths };
    this.#deaths = [];
    this.#deathBytes = 0;
    this.#move();
    return step;
  }

  #move(): void {
    for (let flight = this.#first; flight !== undefined; flight = flight.next) {
      while (flight.passed < flight.fates.length) {
        const fate = fates[(flight.fates[flight.passed] ?? 0) - 1];
        if (fate === undefined || this.isFull) return;
        this.#count(flight, fate);
        flight.passed++;
        this.passed++;
      }
      this.#first = flight.next;
    }
    this.#last = undefined;
  }

  #count(flight: Flight, fate: Fate): void {
    if (fate === 'delivered') this.#delivered++;
    else if (fate === 'dead') this.#bury(flight);
    else this.#filtered[fate] = (this.#filtered[fate] ?? 0) + 1;
  }

  #bury(flight: Flight): void {
    this.#dead++;
    const cause = flight.causes?.get(flight.passed);
    if (cause === undefined) throw new Error('an event died without a cause');
    this.#deathBytes += flight.eventSize;
    this.#deaths.push({ ...cause, chunk: flight.chunk, index: flight.passed });
  }
}
