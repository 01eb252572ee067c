import type { Event } from './Event.ts';

/**
 * The digits of numbers that a double does not hold as they were written (`9007199254740993`, `1.10`, `1e999`):
 * by the object or array that holds the number, then by its key there, a string in an object and a number in an
 * array.
 */
export type ExactDigits = ReadonlyMap<object, ReadonlyMap<string | number, string>>;

const digitsOfEvents = new WeakMap<Event, ExactDigits>();

/** The digits remembered for an event that `parseEvent` or `readEvent` answered; undefined for nearly every one. */
export function exactDigits(event: Event): ExactDigits | undefined {
  return digitsOfEvents.get(event);
}

/** Keeps the digits beside the event, for as long as the event lives. */
export function rememberDigits(event: Event, digits: ExactDigits): void {
  digitsOfEvents.set(event, digits);
}
