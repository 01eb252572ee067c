import { eventTypes } from '../../envelope/EventType.ts';
import type { SampleValues } from './SampleValues.ts';

/** What decides which way an event takes: its type and its name. */
export interface RouteKey {
  /** An entry's name; undefined for the events without an entry. */
  readonly event: string | undefined;
  /** The names of all entries. */
  readonly entries: ReadonlySet<string>;
}

/** Values of `type` and `event` of the events that take a route. */
export function routeSamples({ event, entries }: RouteKey, literals: readonly unknown[]): SampleValues[] {
  const named = [...literals, 'Something Done'].filter(
    (name) => typeof name === 'string' && !entries.has(name),
  );
  const own = event !== undefined && isTypeEntry(event) ? event.slice(1) : undefined;
  if (event !== undefined && own === undefined) {
    return [sample('type', [...eventTypes]), sample('event', [event])];
  }
  const types = own === undefined ? eventTypes.filter((type) => !entries.has(`$${type}`)) : [own];
  return [sample('type', types), sample('event', [undefined, null, '', ...named])];
}

/** Whether an entry's name stands for a type of events. */
export function isTypeEntry(name: string): boolean {
  return eventTypes.some((type) => name === `$${type}`);
}

function sample(name: string, values: readonly unknown[]): SampleValues {
  return { steps: [name], values, isKnown: true };
}
