import type { Batcher, BatcherOptions } from '../batch/Batcher.ts';
import type { Settlement } from '../batch/Sink.ts';
import type { Encoded, EncodedRecord } from '../compiler/Encoded.ts';
import type { Lane } from '../compiler/Lane.ts';
import type { RecordPack } from '../destinations/RecordPack.ts';
import type { RecordSink } from '../destinations/RecordSink.ts';
import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import type { Chunk } from '../spool/Chunk.ts';
import type { Progress } from '../spool/Progress.ts';
import type { SpoolReader } from '../spool/SpoolReader.ts';
import type { Place, Step } from '../spool/Step.ts';
import { Bell } from './Bell.ts';
import { BodyPool, type PooledBody } from './BodyPool.ts';
import type { ChunkShelf } from './ChunkShelf.ts';
import { type Cause, type Flight, Frontier, type Lead } from './Frontier.ts';
import { Intake } from './Intake.ts';
import { KeyQueues, type Turn } from './KeyQueues.ts';
import type { Observer } from './live/Observer.ts';
import { SafeLane } from './SafeLane.ts';
import type { Seat } from './SeatQueue.ts';
import { joinRecords, type Passenger, type Shipment, sideOf } from './Shipment.ts';
import type { Fate } from './Tally.ts';
import { TimeSlice } from './TimeSlice.ts';

/** Events opened since the last step that is stored: what is settled of them a crash delivers twice. */
const eventsAhead = 50_000;

/**
 * Events that may wait behind slow keys, and their keys, before nothing more is read: some 32 MB each. While the
 * destination takes nothing at all, fewer: then there is no key that could profit from reading on.
 */
const mostWaiting = { events: 2_000_000, keys: 100_000, whileDown: 10_000 };

/** Bytes of encoded records set aside until they are settled. */
const bytesAside = 32 * 1024 * 1024;

export interface DeliveryLineOptions {
  readonly integration: string;
  readonly shelf: ChunkShelf;
  readonly progress: Progress;
  readonly reader: Pick<SpoolReader, 'subscriptions' | 'stragglers' | 'madeBy'>;
  readonly mapping: Mapping;
  /** Records of one key that the batcher is given at a time; any number when absent. */
  readonly perKey?: number | undefined;
  /** Milliseconds after which an event is given up; never when absent. */
  readonly maxAge?: number | undefined;
  /** How far the cursor may be behind; the frontier's own choice when absent. */
  readonly lead?: Lead;
  /** Begins to pack records of one key into one; absent where each travels alone. */
  readonly openPack?: RecordSink['openPack'] | undefined;
  /** Makes the batcher that records go to; what becomes of them is told to the line. */
  readonly openBatcher: (
    hooks: Required<Pick<BatcherOptions<Shipment>, 'settle' | 'postpone' | 'acceptedAt'>>,
  ) => Batcher<Shipment>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly observer?: Observer;
  /** The cursor may have moved. */
  readonly onMove: () => void;
  /** What it holds cannot be told, so the line cannot go on. */
  readonly onDamage: (diagnostic: Diagnostic) => void;
}

/** What makes records of events, and the revision that it belongs to. */
export interface Mapping {
  readonly revision: number;
  readonly lane: Pick<Lane, 'encode' | 'keyNames'>;
}

/**
 * Delivery for one integration: reads event by event behind its own cursor, lets the lane encode each, and hands the
 * records to the batcher. It takes from the spool no more than there is room for, so that a destination that stalls
 * leaves the backlog on disk. What waits for its key is forgotten but for its place, and read again when its turn has
 * come, so that a slow key leaves its backlog on disk too.
 */
export class DeliveryLine {
  readonly #options: DeliveryLineOptions;
  readonly #frontier: Frontier;
  readonly #intake: Intake;
  readonly #queues: KeyQueues;
  #revision: number;
  #lane: SafeLane;
  readonly #batcher: Batcher<Shipment>;
  readonly #bodies = new BodyPool(bytesAside);
  readonly #bell = new Bell();
  readonly #slice = new TimeSlice();
  /** The chunk read last, which others of the thread may have exchanged since, and what is under way of it. */
  #chunk: Chunk | undefined;
  #flight: Flight | undefined;
  /** The events passed at the last step and at the last one stored. */
  #passed = 0;
  #stored = 0;
  #closed = false;
  readonly #running: Promise<void>;

  constructor(options: DeliveryLineOptions) {
    const { integration, shelf, progress, reader, mapping, perKey, lead, onDamage } = options;
    this.#options = options;
    const madeBy = (revision: number) => reader.madeBy(integration, revision);
    this.#frontier = new Frontier(progress, madeBy, lead);
    this.#queues = new KeyQueues(perKey);
    this.#revision = mapping.revision;
    this.#lane = this.#safe(mapping);
    this.#intake = new Intake({ integration, shelf, reader, frontier: this.#frontier, onDamage }, progress);
    this.#batcher = options.openBatcher({
      settle: (shipment, settlement) => this.#settle(shipment, settlement),
      postpone: (shipment, attempts) => this.#postpone(shipment, attempts),
      acceptedAt: ({ flight }) => flight.acceptedAt,
    });
    this.#running = this.#run();
  }

  /**
   * From the next event on, another mapping makes the records. What is under way stays as it was made; a destination that
   * is down is tried again at once.
   */
  swap(mapping: Mapping): void {
    this.#revision = mapping.revision;
    this.#lane = this.#safe(mapping);
    this.#batcher.hurry();
  }

  /** The chunks up to this one may be read. */
  extendTo(head: number): void {
    this.#intake.head = head;
    this.#bell.ring();
  }

  /** What has changed since the last call, if anything has: to be stored, and then told by `stored`. */
  step(): Step | undefined {
    if (!this.hasMoved) return undefined;
    const step = this.#frontier.step();
    this.#passed = this.#frontier.passed;
    return { integration: this.#options.integration, ...step };
  }

  get hasMoved(): boolean {
    return this.#frontier.hasMoved;
  }

  /** The cursor cannot move on before a step is stored. */
  get isUrgent(): boolean {
    return this.#frontier.isFull;
  }

  /** The last step is on disk. */
  stored(): void {
    this.#stored = this.#passed;
    this.#bell.ring();
  }

  /** Takes nothing more from the spool, and gives what is under way `patience` milliseconds to settle. */
  async close(patience: number): Promise<void> {
    this.#closed = true;
    this.#bell.ring();
    await this.#running;
    await this.#batcher.close(patience);
    this.#frontier.close();
  }

  async #run(): Promise<void> {
    while (!this.#closed) {
      const work = this.#work();
      if (work === 'none') {
        this.#options.onMove();
        await this.#bell.wait();
      } else if (work !== undefined) await work;
      if (!this.#slice.isOver) continue;
      this.#options.onMove();
      await this.#slice.next();
    }
  }

  /** Does the next piece of work, if there is any. What has waited long enough goes before what was never read. */
  #work(): Promise<void> | 'none' | undefined {
    const { opened } = this.#frontier;
    if (!this.#batcher.hasRoom || !this.#bodies.hasRoom || opened - this.#stored > eventsAhead) return 'none';
    const turn = this.#queues.next(this.#batcher.hasRetryRoom);
    if (turn !== undefined) return this.#serve(turn.seat, turn);
    const place = this.#mayReadOn() ? this.#intake.next() : undefined;
    if (place === undefined) return 'none';
    return place === 'passed' ? undefined : this.#serve(place, undefined);
  }

  #mayReadOn(): boolean {
    const { waiting, keys } = this.#queues;
    if (waiting === 0) return true;
    const { events, whileDown } = mostWaiting;
    const most = this.#batcher.state.kind === 'running' ? events : whileDown;
    return waiting < most && keys < mostWaiting.keys;
  }

  #serve({ chunk: number, index }: Place, turn: Turn | undefined): Promise<void> | undefined {
    const chunk = this.#find(number);
    if (chunk === undefined || this.#flight === undefined) return undefined;
    const body = this.#bodies.current;
    const encoded = this.#lane.encode(chunk, index, body, this.#options.now());
    const passenger = this.#board(chunk, this.#flight, index, body);
    if (encoded instanceof Promise) return encoded.then((late) => this.#take(late, passenger, turn));
    return this.#take(encoded, passenger, turn);
  }

  /** Right after the event was handed to the lane, which may be waited for while another chunk takes this one's place. */
  #board(chunk: Chunk, flight: Flight, index: number, body: PooledBody): Passenger {
    const passenger = { body, flight, index, revision: this.#revision, eventId: chunk.eventId(index) };
    this.#options.observer?.read(passenger, chunk);
    return passenger;
  }

  #find(number: number): Chunk | undefined {
    if (this.#chunk?.number === number && this.#flight?.chunk === number) return this.#chunk;
    this.#chunk = this.#intake.chunk(number);
    this.#flight = this.#chunk && this.#frontier.flight(this.#chunk);
    return this.#chunk;
  }

  #take(encoded: Encoded, passenger: Passenger, turn: Turn | undefined): Promise<void> | undefined {
    if (this.#closed) return undefined;
    const { body, flight, index } = passenger;
    if (encoded.outcome === 'record') {
      if (this.#queues.admit(encoded.key, { chunk: flight.chunk, index }, turn)) {
        this.#options.observer?.mapped(passenger, encoded);
        const pack = turn && this.#options.openPack?.(encoded);
        if (pack !== undefined) return this.#fill(pack, encoded, passenger, turn);
        this.#ship(Object.assign(encoded, passenger), turn);
      } else body.length = encoded.start;
      return undefined;
    }
    if (turn !== undefined) this.#queues.leave(turn.key, false);
    this.#end(encoded, passenger, turn?.seat);
    return undefined;
  }

  #ship(shipment: Shipment, turn: Turn | undefined): void {
    shipment.body.records++;
    this.#batcher.add(shipment, turn?.seat.attempts);
  }

  /** An event makes no record. */
  #end(encoded: Exclude<Encoded, EncodedRecord>, passenger: Passenger, seat: Seat | undefined): void {
    const { flight, index, revision } = passenger;
    const attempts = seat?.attempts ?? 0;
    const { observer } = this.#options;
    observer?.mapped(passenger, encoded);
    if (encoded.outcome === 'filtered') {
      this.#frontier.settle(flight, index, encoded.reason, revision);
      observer?.settled(passenger, { fate: encoded.reason, attempts });
    } else {
      const cause = this.#causeOf({ ...encoded, attempts, revision });
      this.#frontier.settle(flight, index, 'dead', revision, cause);
      observer?.settled(passenger, { fate: 'dead', attempts, diagnostic: encoded.diagnostic });
    }
  }

  /** Takes along those that wait for the same key, as many as may share its record. */
  async #fill(pack: RecordPack, first: EncodedRecord, passenger: Passenger, turn?: Turn): Promise<void> {
    const { body } = passenger;
    const { key } = first;
    const together: Passenger[] = [{ ...passenger, ...sideOf(first) }];
    for (;;) {
      const seat = this.#queues.companion(key, together.length);
      if (seat === undefined) break;
      const chunk = this.#find(seat.chunk);
      if (chunk === undefined || this.#flight === undefined) break;
      const { index } = seat;
      const encoding = this.#lane.encode(chunk, index, body, this.#options.now());
      const companion = this.#board(chunk, this.#flight, index, body);
      const encoded = await encoding;
      if (this.#closed) return;
      if (encoded.outcome !== 'record') this.#end(encoded, companion, seat);
      else if (pack.add(encoded)) {
        this.#options.observer?.mapped(companion, encoded);
        together.push({ ...companion, ...sideOf(encoded) });
      } else {
        body.length = encoded.start;
        this.#queues.putBack(key, seat);
        break;
      }
    }
    if (together.length === 1) this.#ship(Object.assign(first, passenger), turn);
    else this.#ship(joinRecords(first, pack.data(), together), turn);
  }

  #settle(shipment: Shipment, settlement: Settlement): void {
    const { body, key, together = [shipment] } = shipment;
    if (settlement.kind === 'dead' && together.length > 1) {
      // One of them is at fault: alone each shows whether it is the one.
      this.#queues.separate(key);
      this.#postpone(shipment, settlement.attempts);
      return;
    }
    this.#bodies.release(body);
    const fate: Fate = settlement.kind === 'filtered' ? settlement.reason : settlement.kind;
    const ending = { ...settlement, fate };
    for (const passenger of together) {
      const { flight, index, revision, side } = passenger;
      const cause = settlement.kind === 'dead' ? this.#causeOf({ ...settlement, revision }) : undefined;
      this.#frontier.settle(flight, index, fate, revision, cause);
      side?.settled(settlement);
      this.#options.observer?.settled(passenger, ending, shipment);
    }
    this.#queues.leave(key, settlement.kind === 'delivered');
    this.#options.onMove();
    this.#bell.ring();
  }

  #postpone(shipment: Shipment, attempts: number): void {
    const { body, key, together = [shipment] } = shipment;
    this.#bodies.release(body);
    for (const { flight, index } of together) {
      this.#queues.postpone(key, { chunk: flight.chunk, index, attempts });
    }
    this.#bell.ring();
  }

  #causeOf({ diagnostic, attempts, revision, reply }: Omit<Cause, 'diedAt'>): Cause {
    const diedAt = this.#options.now();
    return { diagnostic, attempts, revision, diedAt, ...(reply === undefined ? {} : { reply }) };
  }

  #safe({ lane }: Mapping): SafeLane {
    return new SafeLane(lane, this.#options.maxAge ?? Number.POSITIVE_INFINITY);
  }
}
