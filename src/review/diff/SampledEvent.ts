/** An event that both versions are given. */
export interface SampledEvent {
  /** Its `event_id`. */
  readonly id: string;
  /** Canonical JSON. */
  readonly bytes: Buffer;
  /** Epoch milliseconds: the time of its delivery. */
  readonly now: number;
}
