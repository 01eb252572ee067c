import type { Place } from '../spool/Step.ts';
import { type Seat, SeatQueue } from './SeatQueue.ts';

/** What is known of one key. */
interface KeyQueue {
  readonly key: string;
  /** Most keys never have any. */
  waiting: SeatQueue | undefined;
  /** Records of it that the batcher holds, or that are about to be encoded for it. */
  held: number;
  /** How many it may hold. */
  allowed: number;
  /** Records of it that may share one. */
  company: number;
  /** In which list of keys it stands. */
  list: 'none' | 'ready' | 'failing';
}

/** The turn of an event that has waited. */
export interface Turn {
  readonly key: string;
  readonly seat: Seat;
}

/** Events that travel in one record at most. */
const mostTogether = 1000;

/** A key of which more pass in a row is not slow any more. */
const mostAllowed = 1024;

/**
 * Who waits behind whom: events whose key is busy or slow, by their places in the spool. Nothing else is kept of
 * them, so that a slow key delays itself alone, however much of it there is.
 *
 * With `perKey` each key is watched: of each, so many records are given to the batcher at a time, and the next ones
 * when those are settled. Without it keys are free until the batcher postpones a record of one; from then on a single
 * record of the key shows whether it passes again, and twice as many after each that does, until none waits.
 */
export class KeyQueues {
  readonly #perKey: number | undefined;
  readonly #queues = new Map<string, KeyQueue>();
  /** Keys of which some may go at once; the first may be served already. */
  readonly #ready: KeyQueue[] = [];
  /** Keys whose first record has failed. */
  readonly #failing: KeyQueue[] = [];
  /** Events that wait. */
  waiting = 0;

  constructor(perKey: number | undefined) {
    this.#perKey = perKey;
  }

  /** Keys that are watched. */
  get keys(): number {
    return this.#queues.size;
  }

  /** Spares the usual case all that looking up a key costs. */
  get #watchesNone(): boolean {
    return this.#perKey === undefined && this.#queues.size === 0;
  }

  /**
   * Whether a record may go to the batcher; when not, its event waits.
   *
   * @param turn of the event, if it has waited already. Its record can have another key than before only where the key
   * depends on the time.
   */
  admit(key: string, place: Place, turn: Turn | undefined): boolean {
    if (turn?.key === key) return !this.#retract(turn);
    if (turn !== undefined) this.leave(turn.key, false);
    return this.#enter(key, place);
  }

  #enter(key: string, place: Place): boolean {
    if (this.#watchesNone) return true;
    let queue = this.#queues.get(key);
    if (queue === undefined) {
      if (this.#perKey === undefined) return true;
      queue = this.#watch(key);
    }
    const isFirst = queue.waiting?.isEmpty ?? true;
    if (isFirst && queue.held < queue.allowed) {
      queue.held++;
      return true;
    }
    queue.waiting ??= new SeatQueue();
    queue.waiting.push(place);
    this.waiting++;
    return false;
  }

  /** The next event whose turn has come. @param retries whether those that failed before may be tried again. */
  next(retries: boolean): Turn | undefined {
    if (this.waiting === 0) return undefined;
    const queue = this.#nextReady() ?? (retries ? this.#failing.shift() : undefined);
    if (queue === undefined) return undefined;
    queue.list = 'none';
    const seat = queue.waiting?.shift();
    if (seat === undefined) throw new Error('a key without waiting events was listed');
    this.waiting--;
    queue.held++;
    this.#list(queue);
    return { key: queue.key, seat };
  }

  /** A record of the key is settled, or came to nothing when it was encoded. */
  leave(key: string, passed: boolean): void {
    if (this.#watchesNone) return;
    const queue = this.#queues.get(key);
    if (queue === undefined) return;
    // Those sent before the key was watched are not counted.
    queue.held = Math.max(0, queue.held - 1);
    if (passed) queue.company = Math.min(mostTogether, 2 * queue.company);
    if (passed && this.#perKey === undefined) queue.allowed = Math.min(mostAllowed, 2 * queue.allowed);
    if (queue.held === 0 && (queue.waiting?.isEmpty ?? true)) this.#queues.delete(key);
    else this.#list(queue);
  }

  /** A record of the key has failed, and waits in the spool for its next turn. */
  postpone(key: string, seat: Seat): void {
    const queue = this.#queues.get(key) ?? this.#watch(key);
    queue.held = Math.max(0, queue.held - 1);
    if (this.#perKey === undefined) queue.allowed = 1;
    this.#putBack(queue, seat);
    if (queue.list === 'failing') return;
    queue.list = 'failing';
    this.#failing.push(queue);
  }

  /** The next event of a key that may share a record with so many others of it, which has its turn. */
  companion(key: string, others: number): Seat | undefined {
    const queue = this.#queues.get(key);
    if (queue === undefined || others >= queue.company) return undefined;
    const seat = queue.waiting?.shift();
    if (seat !== undefined) this.waiting--;
    return seat;
  }

  /** A companion has to wait after all. */
  putBack(key: string, seat: Seat): void {
    this.#putBack(this.#queues.get(key) ?? this.#watch(key), seat);
  }

  /** What shared a record was refused: the next one of the key goes alone, and twice as many after each that passes. */
  separate(key: string): void {
    const queue = this.#queues.get(key);
    if (queue !== undefined) queue.company = 1;
  }

  /** While the event of a turn was encoded, one before it was postponed: then it may not go either. */
  #retract({ key, seat }: Turn): boolean {
    const queue = this.#queues.get(key);
    if (queue?.list !== 'failing') return false;
    queue.held = Math.max(0, queue.held - 1);
    this.#putBack(queue, seat);
    return true;
  }

  /** Those that have begun to fail since they were listed are passed over. */
  #nextReady(): KeyQueue | undefined {
    let queue = this.#ready.shift();
    while (queue !== undefined && queue.list !== 'ready') queue = this.#ready.shift();
    return queue;
  }

  #putBack(queue: KeyQueue, seat: Seat): void {
    queue.waiting ??= new SeatQueue();
    queue.waiting.putBack(seat);
    this.waiting++;
  }

  #list(queue: KeyQueue): void {
    const isEmpty = queue.waiting?.isEmpty ?? true;
    if (queue.list !== 'none' || isEmpty || queue.held >= queue.allowed) return;
    queue.list = 'ready';
    this.#ready.push(queue);
  }

  #watch(key: string): KeyQueue {
    const queue: KeyQueue = {
      key,
      waiting: undefined,
      held: 0,
      allowed: this.#perKey ?? 1,
      company: mostTogether,
      list: 'none',
    };
    this.#queues.set(key, queue);
    return queue;
  }
}
