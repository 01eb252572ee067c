import type { Ledger, StateView } from '../../engine/index.ts';
import type { EventBytes } from '../../envelope/EventBytes.ts';

/** A way to hand events to one integration and to watch what becomes of them. */
export interface Delivery {
  append(events: readonly EventBytes[]): Promise<void>;
  ledger(): Promise<Ledger>;
  state(): Promise<StateView>;
  /** What is not delivered by then stays in the spool. */
  close(): Promise<void>;
}
