import type { FilterReason } from '../compiler/FilterReason.ts';
import type { Chunk } from '../spool/Chunk.ts';
import { IndexSet } from '../spool/IndexSet.ts';
import type { Progress } from '../spool/Progress.ts';
import type { Death, LeftBehind, Place, Step } from '../spool/Step.ts';

/** What became of an event. */
export type Fate = 'delivered' | 'dead' | FilterReason;

/** How an event died. */
export type Cause = Omit<Death, 'chunk' | 'index'>;

/** A chunk that has events under way. */
export interface Flight {
  readonly chunk: number;
  /** When its events were accepted, in epoch milliseconds. */
  readonly acceptedAt: number;
  /** Bytes of an event, on average. */
  readonly eventSize: number;
  /** For each event, 0 or the number of its fate. */
  readonly fates: Uint8Array;
  causes: Map<number, Cause> | undefined;
  /** The first event that is not settled. */
  passed: number;
  /** The cursor has gone on without those of its events that were not settled. */
  isLeft: boolean;
  next: Flight | undefined;
}

type OpenedChunk = Pick<Chunk, 'number' | 'count' | 'bytes' | 'receivedAt'>;

/** A straggler that is settled and not counted yet. */
interface Latecomer extends Place {
  readonly fate: Fate;
  readonly cause: Cause | undefined;
  readonly size: number;
}

const fates: readonly Fate[] = ['delivered', 'dead', 'when', 'consent', 'action', 'condition', 'disabled'];

/** Deaths that may await their transaction, and their bytes: the events are all in memory when it is written. */
const deathsAtOnce = { count: 1000, bytes: 8 * 1024 * 1024 };

/**
 * How far the cursor may be behind what was opened, in events, and how many of those between may be settled. Beyond
 * that it goes on without what it waits for. The first bounds what is kept in memory, the second what a crash delivers
 * twice.
 */
export interface Lead {
  readonly opened: number;
  readonly settled: number;
}

/** What a healthy destination has under way at a time is less, so that nothing is left behind for nothing. */
const usualLead: Lead = { opened: 20_000, settled: 2_000 };

/**
 * How far an integration has come. Events settle in any order; they count once all before them are settled too, so
 * that a position and the counts that belong to it are nearly all that has to be stored. Where one event takes long,
 * the cursor leaves it behind: from then on it is stored as a straggler, until it is settled.
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
  readonly #lead: Lead;
  readonly #flights = new Map<number, Flight>();
  #late: Latecomer[] = [];
  #isClosed = false;
  /** Events beyond the cursor that are settled. */
  #settled = 0;
  /** The place of the cursor at the last step. */
  #stepped: Place;
  /** Events that were opened, late ones included, and those of them that the frontier has passed. */
  opened = 0;
  passed = 0;

  constructor({ chunk, index, delivered, dead, filtered }: Progress, lead = usualLead) {
    this.#lead = lead;
    this.#next = chunk;
    this.#from = index;
    this.#delivered = delivered;
    this.#dead = dead;
    this.#filtered = { ...filtered };
    this.#stepped = { chunk, index };
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
  open(chunk: OpenedChunk): Flight {
    const { number, count } = chunk;
    const flight = { ...strayFlight(chunk), fates: new Uint8Array(count), passed: this.#from, isLeft: false };
    if (this.#last === undefined) this.#first = flight;
    else this.#last.next = flight;
    this.#last = flight;
    this.#flights.set(number, flight);
    this.opened += count - this.#from;
    this.skip(number);
    return flight;
  }

  /** The flight of a chunk that was opened before, be it in this run or in an earlier one. */
  flight(chunk: OpenedChunk): Flight {
    return this.#flights.get(chunk.number) ?? strayFlight(chunk);
  }

  /** It stands still until the next step, for the sake of the dead that wait for it. */
  get isFull(): boolean {
    return this.#deaths.length >= deathsAtOnce.count || this.#deathBytes >= deathsAtOnce.bytes;
  }

  /** There is something for the next step. */
  get hasMoved(): boolean {
    const { chunk, index } = this.#place;
    const { chunk: from, index: at } = this.#stepped;
    return chunk !== from || index !== at || this.#late.length > 0 || this.#mustLeave();
  }

  /** The next chunk has nothing for this integration. */
  skip(chunk: number): void {
    this.#next = chunk + 1;
    this.#from = 0;
  }

  /** Nothing will be opened any more: what is settled is not to be delivered again because something before it is not. */
  close(): void {
    this.#isClosed = true;
  }

  settle(flight: Flight, index: number, fate: Fate, cause?: Cause): void {
    if (flight.isLeft) {
      this.#late.push({ chunk: flight.chunk, index, fate, cause, size: flight.eventSize });
      this.opened++;
      return;
    }
    this.#settled++;
    flight.fates[index] = fates.indexOf(fate) + 1;
    if (cause !== undefined) {
      flight.causes ??= new Map();
      flight.causes.set(index, cause);
    }
    if (flight === this.#first && index === flight.passed) this.#move();
  }

  /** All that changed since the last call, up to this moment: to be stored together. */
  step(): Required<Omit<Step, 'integration'>> {
    const left = this.#leave();
    const caughtUp = this.#catchUp();
    const step = { progress: this.progress, deaths: this.#deaths, left, caughtUp };
    this.#stepped = this.#place;
    this.#deaths = [];
    this.#deathBytes = 0;
    this.#move();
    return step;
  }

  get #place(): Place {
    return { chunk: this.#first?.chunk ?? this.#next, index: this.#first?.passed ?? this.#from };
  }

  #move(): void {
    for (let flight = this.#first; flight !== undefined; flight = this.#first) {
      while (flight.passed < flight.fates.length) {
        const fate = fateAt(flight, flight.passed);
        if (fate === undefined || this.isFull) return;
        this.#pass(flight, fate);
      }
      this.#forget(flight);
    }
  }

  #pass(flight: Flight, fate: Fate): void {
    const index = flight.passed++;
    this.passed++;
    this.#settled--;
    this.#count(fate, { chunk: flight.chunk, index }, flight.causes?.get(index), flight.eventSize);
  }

  #forget(flight: Flight): void {
    this.#flights.delete(flight.chunk);
    this.#first = flight.next;
    if (this.#first === undefined) this.#last = undefined;
  }

  #mustLeave(): boolean {
    if (this.isFull) return false;
    if (this.#isClosed) return this.#settled > 0;
    const ahead = this.opened - this.passed - this.#late.length;
    const tooFar = ahead > this.#lead.opened || this.#settled > this.#lead.settled;
    // The last flight may not be read to its end.
    return tooFar && this.#first !== this.#last;
  }

  #leave(): LeftBehind[] {
    const left: LeftBehind[] = [];
    while (this.#first !== undefined && this.#mustLeave()) {
      left.push(this.#leaveFlight(this.#first));
      this.#move();
    }
    return left;
  }

  #leaveFlight(flight: Flight): LeftBehind {
    const indices = IndexSet.below(flight.fates.length);
    while (flight.passed < flight.fates.length) {
      const fate = fateAt(flight, flight.passed);
      if (fate !== undefined) this.#pass(flight, fate);
      else {
        indices.add(flight.passed++);
        this.passed++;
      }
    }
    flight.isLeft = true;
    this.#forget(flight);
    return { chunk: flight.chunk, indices: indices.bytes };
  }

  #catchUp(): Place[] {
    const caughtUp: Place[] = [];
    for (const { chunk, index, fate, cause, size } of this.#late) {
      if (this.isFull) break;
      this.#count(fate, { chunk, index }, cause, size);
      caughtUp.push({ chunk, index });
    }
    this.#late = this.#late.slice(caughtUp.length);
    this.passed += caughtUp.length;
    return caughtUp;
  }

  #count(fate: Fate, place: Place, cause: Cause | undefined, size: number): void {
    if (fate === 'delivered') this.#delivered++;
    else if (fate === 'dead') this.#bury(place, cause, size);
    else this.#filtered[fate] = (this.#filtered[fate] ?? 0) + 1;
  }

  #bury(place: Place, cause: Cause | undefined, size: number): void {
    if (cause === undefined) throw new Error('an event died without a cause');
    this.#dead++;
    this.#deathBytes += size;
    this.#deaths.push({ ...cause, ...place });
  }
}

function fateAt(flight: Flight, index: number): Fate | undefined {
  return fates[(flight.fates[index] ?? 0) - 1];
}

/** For events that were left behind: nothing has to be known of the others of their chunk. */
function strayFlight({ number, count, bytes, receivedAt }: OpenedChunk): Flight {
  return {
    chunk: number,
    acceptedAt: receivedAt,
    eventSize: bytes / count,
    fates: noFates,
    causes: undefined,
    passed: 0,
    isLeft: true,
    next: undefined,
  };
}

const noFates = new Uint8Array(0);
