import type { Event } from '../envelope/Event.ts';
import type { EventBytes } from '../envelope/EventBytes.ts';
import { parseEvent } from '../envelope/parseEvent.ts';

/**
 * Events of one chunk that some readers have parsed and others have yet to ask for: parsing costs as much as mapping.
 * Each is kept until the last reader has had it, so that little of what is kept grows old.
 */
export class ParsedEvents {
  readonly #events: (Event | undefined)[] = [];
  /** How many readers are yet to ask for each event that is kept. */
  readonly #awaited: number[] = [];

  /** @param readers how many will ask for it, this one counted. */
  take(event: EventBytes, index: number, readers: number): Event {
    const { buffer, start, end, flags } = event;
    const known = this.#events[index];
    if (known === undefined) {
      const parsed = parseEvent(buffer, start, end, flags);
      if (readers > 1) this.#keep(index, parsed, readers - 1);
      return parsed;
    }
    const awaited = (this.#awaited[index] ?? 1) - 1;
    this.#awaited[index] = awaited;
    if (awaited === 0) this.#events[index] = undefined;
    return known;
  }

  clear(): void {
    this.#events.length = 0;
  }

  #keep(index: number, parsed: Event, awaited: number): void {
    // No holes: an array that has one stays slow.
    while (this.#events.length < index) this.#events.push(undefined);
    this.#events[index] = parsed;
    this.#awaited[index] = awaited;
  }
}
