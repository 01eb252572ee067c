/** An event where it lies: its canonical bytes within a larger buffer, and the flags of its scan. */
export interface EventBytes {
  readonly buffer: Buffer;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** Bits of `EventFlags`. */
  readonly flags: number;
}
