import type { Event } from '../../envelope/Event.ts';

/** Longer texts are told by their length. */
const longest = 40;

/** An event as one line of JSON; of a long text, what it begins with and how long it is. */
export function printEvent(event: Event): string {
  return JSON.stringify(event, (_, value: unknown) => {
    if (typeof value !== 'string' || value.length <= longest) return value;
    return `${value.slice(0, 8)}… (${value.length} characters)`;
  });
}
