import type { DestinationKind } from '../catalog/DestinationKind.ts';
import type { Event } from '../envelope/Event.ts';
import type { Outcome } from './Outcome.ts';

/** What a module exports that `patchbay build` wrote. */
export interface BuiltModule {
  readonly destination: DestinationKind;
  readonly mode: 'compiled';
  /**
   * Maps one event, as `readEvent` answers it; never throws for an event's sake.
   *
   * @param now the delivery time in epoch milliseconds, stamped as `sent_at`; the present if not given.
   */
  transform(event: Event, now?: number): Outcome;
}
