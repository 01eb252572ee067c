import type { EventType } from './EventType.ts';

/** How events are completed, and what is held against them. */
export interface CanonicalForm {
  /** The time at which the events came in, in epoch milliseconds. */
  readonly now: number;
  /** The source that they came from. */
  readonly sourceId?: string | undefined;
  /**
   * `ours`: `received_at` and `source_id` are set here, whatever the client sent. `fill`: what is there is kept.
   * In both, what is absent is filled in.
   */
  readonly stamp: 'ours' | 'fill';
  /** The type of events that do not tell; one that tells another is refused. */
  readonly type?: EventType | undefined;
  readonly newEventId: () => string;
  /** Gives a buffer of at least so many bytes for what is written; a fresh one unless told otherwise. */
  readonly allocate?: ((bytes: number) => Buffer) | undefined;
  readonly limits: {
    /** Bytes of an event, as the client sent it. */
    readonly event: number;
    /** Events in one request. */
    readonly batch: number;
  };
}
