import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Batcher } from '../batch/Batcher.ts';
import type { Settlement } from '../batch/Sink.ts';
import type { Encoded, EncodedRecord } from '../compiler/Encoded.ts';
import type { Lane } from '../compiler/Lane.ts';
import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { EventBytes } from '../envelope/EventBytes.ts';
import type { Chunk } from '../spool/Chunk.ts';
import type { Progress } from '../spool/Progress.ts';
import type { Step } from '../spool/Step.ts';
import { hears, type Subscription } from '../spool/Subscription.ts';
import { Bell } from './Bell.ts';
import { BodyPool, type PooledBody } from './BodyPool.ts';
import type { ChunkShelf } from './ChunkShelf.ts';
import { type Cause, type Flight, Frontier } from './Frontier.ts';

/** Events taken from the spool and not yet passed by the stored cursor: what a crash may deliver twice. */
const eventsAhead = 50_000;

/** Bytes of encoded records set aside until they are settled. */
const bytesAside = 32 * 1024 * 1024;

/** Milliseconds of work after which other lines of the thread, and the network, get their turn. */
const slice = 4;

/** A record on its way, with the event that it was made of. */
export interface Shipment extends EncodedRecord {
  readonly body: PooledBody;
  readonly flight: Flight;
  readonly index: number;
}

export interface DeliveryLineOptions {
  readonly integration: string;
  readonly revision: number;
  readonly shelf: ChunkShelf;
  readonly progress: Progress;
  readonly subscriptions: readonly Subscription[];
  readonly lane: Pick<Lane, 'encode'>;
  /** Makes the batcher that records go to; what it settles is told to the line. */
  readonly openBatcher: (settle: (shipment: Shipment, settlement: Settlement) => void) => Batcher<Shipment>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** The cursor may have moved. */
  readonly onMove: () => void;
  /** What it holds cannot be told, so the line cannot go on. */
  readonly onDamage: (diagnostic: Diagnostic) => void;
}

/**
 * Delivery for one integration: reads chunk by chunk behind its own cursor, lets the lane encode each event, and
 * hands the records to the batcher. It takes from the spool no more than there is room for, so that a destination
 * that stalls leaves the backlog on disk.
 */
export class DeliveryLine {
  readonly #options: DeliveryLineOptions;
  readonly #frontier: Frontier;
  readonly #batcher: Batcher<Shipment>;
  readonly #bodies = new BodyPool(bytesAside);
  readonly #bell = new Bell();
  /** The position of the last step, and the events passed at that step and at the last one stored. */
  #stepped: { readonly chunk: number; readonly index: number };
  #passed = 0;
  #stored = 0;
  #head = 0;
  #closed = false;
  #awaitsRoom = false;
  #turnStarted = 0;
  readonly #running: Promise<void>;

  constructor(options: DeliveryLineOptions) {
    this.#options = options;
    this.#frontier = new Frontier(options.progress);
    this.#stepped = options.progress;
    this.#batcher = options.openBatcher((shipment, settlement) => this.#settle(shipment, settlement));
    this.#running = this.#run(options.progress.chunk);
  }

  /** The chunks up to this one may be read. */
  extendTo(head: number): void {
    this.#head = head;
    this.#bell.ring();
  }

  /** Where the cursor stands now, if it has moved since the last call: to be stored, and then told by `stored`. */
  step(): Step | undefined {
    const { chunk, index } = this.#frontier.progress;
    if (chunk === this.#stepped.chunk && index === this.#stepped.index) return undefined;
    const { progress, deaths } = this.#frontier.step();
    this.#stepped = progress;
    this.#passed = this.#frontier.passed;
    const { integration } = this.#options;
    return { integration, progress, deaths };
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
  }

  async #run(first: number): Promise<void> {
    const { integration, subscriptions, onMove } = this.#options;
    for (let number = first; await this.#until(() => this.#head >= number); number++) {
      const chunk = this.#find(number);
      if (chunk === undefined) return;
      if (hears(integration, subscriptions, chunk)) await this.#deliver(chunk);
      else this.#frontier.skip(number);
      onMove();
      await this.#shareTheThread();
    }
  }

  async #deliver(found: Chunk): Promise<void> {
    const { number, count } = found;
    const flight = this.#frontier.open(found);
    let chunk: Chunk | undefined = found;
    for (let index = flight.passed; index < count; index++) {
      if (!this.#hasRoom() && !(await this.#until(() => this.#hasRoom()))) return;
      // While this line waited, others may have read on.
      if (chunk.number !== number) chunk = this.#find(number);
      if (chunk === undefined) return;
      const body = this.#bodies.current;
      const encoded = chunk.intact() ? this.#encode(chunk.at(index), body) : damaged(number);
      const outcome = encoded instanceof Promise ? await encoded : encoded;
      if (this.#closed) return;
      this.#take(outcome, { body, flight, index });
    }
  }

  #find(number: number): Chunk | undefined {
    const chunk = this.#options.shelf.get(number);
    if (chunk === undefined) this.#options.onDamage(diagnose('spool/damaged-chunk', { chunk: number }));
    return chunk;
  }

  #take(encoded: Encoded, seat: Pick<Shipment, 'body' | 'flight' | 'index'>): void {
    const { body, flight, index } = seat;
    if (encoded.outcome === 'record') {
      body.records++;
      this.#batcher.add(Object.assign(encoded, seat));
    } else if (encoded.outcome === 'filtered') {
      this.#frontier.settle(flight, index, encoded.reason);
    } else {
      this.#frontier.settle(flight, index, 'dead', this.#causeOf({ ...encoded, attempts: 0 }));
    }
  }

  /** A lane answers for every event; one that throws is at fault itself, and must not take the others along. */
  #encode(event: EventBytes, body: PooledBody): Encoded | Promise<Encoded> {
    const start = body.length;
    const fail = (error: unknown): Encoded => {
      body.length = start;
      const cause = error instanceof Error ? error.message : String(error);
      return dead(diagnose('engine/lane-failed', { cause }));
    };
    try {
      const encoded = this.#options.lane.encode(event, body, this.#options.now());
      return encoded instanceof Promise ? encoded.catch(fail) : encoded;
    } catch (error) {
      return fail(error);
    }
  }

  #settle({ body, flight, index }: Shipment, settlement: Settlement): void {
    this.#bodies.release(body);
    if (settlement.kind === 'delivered') this.#frontier.settle(flight, index, 'delivered');
    else if (settlement.kind === 'filtered') this.#frontier.settle(flight, index, settlement.reason);
    else this.#frontier.settle(flight, index, 'dead', this.#causeOf(settlement));
    this.#options.onMove();
    this.#bell.ring();
  }

  #causeOf({ diagnostic, attempts, reply }: Pick<Cause, 'diagnostic' | 'attempts' | 'reply'>): Cause {
    const { revision, now } = this.#options;
    return { diagnostic, attempts, revision, diedAt: now(), ...(reply === undefined ? {} : { reply }) };
  }

  #hasRoom(): boolean {
    const { opened } = this.#frontier;
    return this.#batcher.hasRoom && this.#bodies.hasRoom && opened - this.#stored <= eventsAhead;
  }

  /** Waits for a condition. @returns false when the line was closed instead. */
  async #until(condition: () => boolean): Promise<boolean> {
    while (!this.#closed && !condition()) {
      this.#ringWhenRoom();
      await this.#bell.wait();
    }
    return !this.#closed;
  }

  #ringWhenRoom(): void {
    if (this.#awaitsRoom || this.#batcher.hasRoom) return;
    this.#awaitsRoom = true;
    void this.#batcher.whenRoom().then(() => {
      this.#awaitsRoom = false;
      this.#bell.ring();
    });
  }

  async #shareTheThread(): Promise<void> {
    const now = performance.now();
    if (now - this.#turnStarted < slice) return;
    await nextTurn();
    this.#turnStarted = performance.now();
  }
}

function damaged(chunk: number): Encoded {
  return dead(diagnose('spool/damaged-events', { chunk }));
}

function dead(diagnostic: Diagnostic): Encoded {
  return { outcome: 'dead', diagnostic };
}
