import type { Event } from './Event.ts';
import { EventFlags } from './EventFlags.ts';
import { ExactParser } from './ExactParser.ts';
import { rememberDigits } from './exactDigits.ts';

/**
 * Canonical bytes to an object, as `JSON.parse` makes it. Numbers are doubles; digits that a double loses can be
 * asked of `exactDigits`.
 *
 * @param flags bits of `EventFlags`, as the scan found them for these bytes.
 * @throws SyntaxError for bytes that no scan has accepted.
 */
export function parseEvent(buffer: Buffer, start: number, end: number, flags: number): Event {
  const ascii = (flags & EventFlags.ascii) !== 0;
  const text = ascii ? buffer.toString('latin1', start, end) : buffer.toString('utf8', start, end);
  if ((flags & EventFlags.roundTrips) !== 0) return JSON.parse(text);
  const parser = new ExactParser(text);
  const event = parser.parse() as Event;
  if (parser.digits.size > 0) rememberDigits(event, parser.digits);
  return event;
}
