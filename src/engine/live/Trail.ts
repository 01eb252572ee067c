import type { Receipt } from '../../batch/Sink.ts';
import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import type { Place } from '../../spool/Step.ts';
import type { Fate } from '../Frontier.ts';

/** What became of an event, and what the destination gave for it. */
export interface Ending {
  readonly fate: Fate;
  /** Requests that carried it. */
  readonly attempts: number;
  readonly receipt?: Receipt;
  readonly diagnostic?: Diagnostic;
  /** What the destination said to an event that died of it. */
  readonly reply?: string;
}

/** An event that came to an end. Times are epoch milliseconds. */
export interface Settled extends Ending, Place {
  readonly eventId: string;
  readonly revision: number;
  readonly receivedAt: number;
  readonly settledAt: number;
}

/** How much a trail keeps: events, their bytes by estimate, and milliseconds. */
export interface TrailLimits {
  readonly events: number;
  readonly bytes: number;
  readonly age: number;
}

/** What an entry takes beside its texts: an object of ten members, and its place in the list. */
const entryBytes = 150;

/** Entries that are gone and still hold a place in the list. */
const mostGone = 1024;

/** The events of one integration that were settled last, in their order. */
export class Trail {
  #limits: TrailLimits;
  /** Those before `#first` are gone. */
  readonly #entries: (Settled | undefined)[] = [];
  #first = 0;
  #bytes = 0;

  constructor(limits: TrailLimits) {
    this.#limits = limits;
  }

  get size(): number {
    return this.#entries.length - this.#first;
  }

  set limits(limits: TrailLimits) {
    this.#limits = limits;
  }

  add(settled: Settled): void {
    this.#entries.push(settled);
    this.#bytes += sizeOf(settled);
    this.forget(settled.settledAt);
  }

  /** Lets go of what is too old or too much. */
  forget(now: number): void {
    const { events, bytes, age } = this.#limits;
    for (;;) {
      const oldest = this.#entries[this.#first];
      if (oldest === undefined) break;
      if (this.size <= events && this.#bytes <= bytes && now - oldest.settledAt <= age) break;
      this.#bytes -= sizeOf(oldest);
      this.#entries[this.#first++] = undefined;
    }
    if (this.#first > mostGone && this.#first * 2 > this.#entries.length) {
      this.#entries.splice(0, this.#first);
      this.#first = 0;
    }
  }

  /** Senders may use an id again: the last one stands last. Looking at all of them takes less than keeping an index. */
  find(eventId: string): Settled[] {
    const found: Settled[] = [];
    for (let at = this.#first; at < this.#entries.length; at++) {
      const entry = this.#entries[at];
      if (entry?.eventId === eventId) found.push(entry);
    }
    return found;
  }
}

function sizeOf({ eventId, diagnostic, reply }: Settled): number {
  return entryBytes + 2 * (eventId.length + (diagnostic?.message.length ?? 0) + (reply?.length ?? 0));
}
