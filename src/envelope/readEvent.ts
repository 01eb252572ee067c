import { diagnose } from '../diagnostics/diagnose.ts';
import { canonicalise } from './canonicalise.ts';
import type { Event } from './Event.ts';
import { EventError } from './EventError.ts';
import { parseEvent } from './parseEvent.ts';
import { uuidv7 } from './uuidv7.ts';

export interface ReadEventOptions {
  /** Epoch milliseconds, taken for the time at which the event came in. The present unless told otherwise. */
  readonly now?: number;
  /** Makes the `event_id` of an event without one. A UUID of version 7 unless told otherwise. */
  readonly newEventId?: () => string;
}

const makeEventId = uuidv7();

/**
 * Reads one event in the canonical or in the camelCase form, from JSON (text, or bytes in UTF-8) or from an object
 * that JSON can express, and completes it: what is there is kept, what is absent is filled in. The digits of numbers
 * that a double does not hold are kept beside the event.
 *
 * @throws EventError when it is no event.
 */
export function readEvent(input: string | Uint8Array | object, options: ReadEventOptions = {}): Event {
  const bytes =
    input instanceof Uint8Array ? input : Buffer.from(typeof input === 'string' ? input : json(input));
  const { events, errors } = canonicalise(bytes, {
    form: 'event',
    stamp: 'fill',
    now: options.now ?? Date.now(),
    newEventId: options.newEventId ?? makeEventId,
    limits: { event: Number.POSITIVE_INFINITY, batch: 1 },
  });
  const [event] = events;
  const [error] = errors;
  if (error !== undefined) throw new EventError(error.code, error.message);
  if (event === undefined) throw new Error('a body without errors has an event');
  return parseEvent(event.buffer, event.start, event.end, event.flags);
}

function json(input: unknown): string {
  try {
    const text: string | undefined = JSON.stringify(input);
    if (text !== undefined) return text;
  } catch (error) {
    const { code, message } = diagnose('ingest/not-expressible', { reason: String(error) });
    throw new EventError(code, message);
  }
  const { code, message } = diagnose('ingest/not-an-object', { kind: typeof input });
  throw new EventError(code, message);
}
