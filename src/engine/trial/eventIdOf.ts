import type { Event } from '../../envelope/Event.ts';

/** The `event_id` as text: ingest sees to it that there is one, and leaves one of another type as it is. */
export function eventIdOf(event: Event): string {
  const id = Object.hasOwn(event, 'event_id') ? event.event_id : '';
  return typeof id === 'string' ? id : JSON.stringify(id);
}
