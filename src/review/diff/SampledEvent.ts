import { canonicalise } from '../../envelope/canonicalise.ts';
import type { EventBytes } from '../../envelope/EventBytes.ts';
import { parseEvent } from '../../envelope/parseEvent.ts';

/** An event that both versions are given. */
export interface SampledEvent {
  /** Its `event_id`, made where it had none. */
  readonly id: string;
  /** In its canonical form. */
  readonly event: EventBytes;
  /** Epoch milliseconds: the time of its delivery. */
  readonly now: number;
}

/** An event as it lies in a buffer that keeps it. */
export function sampledEvent(event: EventBytes, now: number): SampledEvent {
  const { event_id: id } = parseEvent(event.buffer, event.start, event.end, event.flags);
  return { id: typeof id === 'string' ? id : JSON.stringify(id), event, now };
}

/**
 * Reads an event from JSON; undefined when it is none.
 *
 * @param newEventId makes the id of an event without one: from a seed, so that two runs agree.
 */
export function readSampledEvent(
  json: Uint8Array,
  now: number,
  newEventId: () => string,
): SampledEvent | undefined {
  const limits = { event: Number.POSITIVE_INFINITY, batch: 1 };
  const { events } = canonicalise(json, { form: 'event', stamp: 'fill', now, newEventId, limits });
  const [event] = events;
  return event && sampledEvent(event, now);
}
