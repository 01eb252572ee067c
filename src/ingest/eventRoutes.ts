import type { BodyForm } from '../envelope/BodyScanner.ts';
import { type EventType, eventTypes } from '../envelope/EventType.ts';

/** How the body of a request to a path is read. */
export interface EventRoute {
  readonly form: BodyForm;
  /** The type of an event that does not tell its own. */
  readonly type?: EventType;
}

export const eventRoutes: ReadonlyMap<string, EventRoute> = new Map([
  ['/v1/events', { form: 'events' }],
  ['/v1/batch', { form: 'batch' }],
  ...eventTypes.map((type): [string, EventRoute] => [`/v1/${type}`, { form: 'event', type }]),
]);
