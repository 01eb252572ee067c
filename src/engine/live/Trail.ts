import type { Receipt } from '../../batch/Sink.ts';
import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import type { Place } from '../../spool/Step.ts';
import type { Fate } from '../Tally.ts';
import { Recent, type RecentLimits } from './Recent.ts';

/** What became of an event, and what the destination gave for it. */
export interface Ending {
  readonly fate: Fate;
  /** Requests that carried it. */
  readonly attempts: number;
  readonly receipt?: Receipt | undefined;
  readonly diagnostic?: Diagnostic | undefined;
  /** What the destination said to an event that died of it. */
  readonly reply?: string | undefined;
}

/** An event that came to an end. Times are epoch milliseconds. */
export interface Settled extends Ending, Place {
  readonly eventId: string;
  readonly revision: number;
  readonly receivedAt: number;
  readonly settledAt: number;
}

/** What an entry takes beside its texts: an object of ten members, and its place in the list. */
const entryBytes = 150;

/** The events of one integration that were settled last, in their order, and for so long. */
export class Trail {
  readonly #entries: Recent<Settled>;
  readonly #age: number;

  /** @param age milliseconds. */
  constructor(limits: RecentLimits, age: number) {
    this.#entries = new Recent(limits, sizeOf);
    this.#age = age;
  }

  get size(): number {
    return this.#entries.size;
  }

  set limits(limits: RecentLimits) {
    this.#entries.limits = limits;
  }

  add(settled: Settled): void {
    this.#entries.add(settled);
    this.forget(settled.settledAt);
  }

  /** Lets go of what is too old. */
  forget(now: number): void {
    const entries = this.#entries;
    for (
      let { oldest } = entries;
      oldest !== undefined && now - oldest.settledAt > this.#age;
      { oldest } = entries
    ) {
      entries.shift();
    }
  }

  /** Senders may use an id again: the last one stands last. Looking at all of them takes less than keeping an index. */
  find(eventId: string): Settled[] {
    return [...this.#entries].filter((entry) => entry.eventId === eventId);
  }
}

function sizeOf({ eventId, diagnostic, reply }: Settled): number {
  return entryBytes + 2 * (eventId.length + (diagnostic?.message.length ?? 0) + (reply?.length ?? 0));
}
