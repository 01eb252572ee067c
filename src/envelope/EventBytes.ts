import type { Event } from './Event.ts';

/** An event where it lies: its canonical bytes within a larger buffer, and the flags of its scan. */
export interface EventBytes {
  readonly buffer: Buffer;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** Bits of `EventFlags`. */
  readonly flags: number;
  /**
   * What `parseEvent` makes of it, where several want that and share it: nobody may change it.
   * Absent where there is nobody to share it with.
   */
  readonly parse?: () => Event;
}
