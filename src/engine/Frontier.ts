import type { Chunk } from '../spool/Chunk.ts';
import { IndexSet } from '../spool/IndexSet.ts';
import type { Outcomes, Progress } from '../spool/Progress.ts';
import type { Death, LeftBehind, Place, Step } from '../spool/Step.ts';
import { RevisionTallies } from './RevisionTallies.ts';
import { type Fate, Tally } from './Tally.ts';

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
  /** The revision that made the first of them to settle, 0 before, and those of the events that others made. */
  revision: number;
  others: Map<number, number> | undefined;
  causes: Map<number, Cause> | undefined;
  /** The first event that is not settled. */
  passed: number;
  /** The cursor has gone on without those of its events that were not settled. */
  isLeft: boolean;
  next: Flight | undefined;
}

type OpenedChunk = Pick<Chunk, 'number' | 'count' | 'bytes' | 'receivedAt'>;

/** An event that is settled. */
interface Settled extends Place {
  readonly fate: Fate;
  readonly revision: number;
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
  readonly #tally: Tally;
  readonly #revisions: RevisionTallies;
  #deaths: Death[] = [];
  #deathBytes = 0;
  readonly #lead: Lead;
  readonly #flights = new Map<number, Flight>();
  /** Stragglers that are settled and not counted yet. */
  #late: Settled[] = [];
  #isClosed = false;
  /** Events beyond the cursor that are settled. */
  #settled = 0;
  /** The place of the cursor at the last step. */
  #stepped: Place;
  /** Events that were opened, late ones included, and those of them that the frontier has passed. */
  opened = 0;
  passed = 0;

  /** @param madeBy what a revision had made before. */
  constructor(progress: Progress, madeBy: (revision: number) => Outcomes, lead = usualLead) {
    const { chunk, index } = progress;
    this.#lead = lead;
    this.#next = chunk;
    this.#from = index;
    this.#tally = new Tally(progress);
    this.#revisions = new RevisionTallies(madeBy);
    this.#stepped = { chunk, index };
  }

  get progress(): Progress {
    return { ...this.#place, ...this.#tally.outcomes };
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

  /** @param revision the one that made what became of the event. */
  settle(flight: Flight, index: number, fate: Fate, revision: number, cause?: Cause): void {
    if (flight.isLeft) {
      this.#late.push({ chunk: flight.chunk, index, fate, revision, cause, size: flight.eventSize });
      this.opened++;
      return;
    }
    this.#settled++;
    flight.fates[index] = fates.indexOf(fate) + 1;
    if (flight.revision === 0) flight.revision = revision;
    if (flight.revision !== revision) {
      flight.others ??= new Map();
      flight.others.set(index, revision);
    }
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
    const shares = this.#revisions.take();
    const step = { progress: this.progress, shares, deaths: this.#deaths, left, caughtUp };
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
    const { chunk, eventSize: size } = flight;
    const revision = flight.others?.get(index) ?? flight.revision;
    this.#count({ chunk, index, fate, revision, cause: flight.causes?.get(index), size });
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
    for (const latecomer of this.#late) {
      if (this.isFull) break;
      this.#count(latecomer);
      caughtUp.push({ chunk: latecomer.chunk, index: latecomer.index });
    }
    this.#late = this.#late.slice(caughtUp.length);
    this.passed += caughtUp.length;
    return caughtUp;
  }

  #count({ chunk, index, fate, revision, cause, size }: Settled): void {
    this.#tally.count(fate);
    this.#revisions.count(revision, fate);
    if (fate !== 'dead') return;
    if (cause === undefined) throw new Error('an event died without a cause');
    this.#deathBytes += size;
    this.#deaths.push({ ...cause, chunk, index });
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
    revision: 0,
    others: undefined,
    causes: undefined,
    passed: 0,
    isLeft: true,
    next: undefined,
  };
}

const noFates = new Uint8Array(0);
