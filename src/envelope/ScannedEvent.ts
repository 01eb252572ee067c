/** A stretch of the request's body; the end is exclusive. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** No JSON value above so many bytes is a date. */
export const LONGEST_DATE = 64;

/** What correcting a client's clock needs of an event; values lie where the client sent them. */
export interface ClientClock {
  /** The event's own `sentAt`; without it, the one of the request counts. */
  readonly sentAt: ByteRange | undefined;
  /** `originalTimestamp`, or else `timestamp`. */
  readonly clientTime: ByteRange | undefined;
}

/** A good event as the client sent it, and all that writing its canonical bytes needs to know. */
export interface ScannedEvent extends ByteRange {
  /** Bits of `EventFlags`. */
  readonly flags: number;
  /** The event's part of the list of edits, by index. */
  readonly firstEdit: number;
  readonly lastEdit: number;
  readonly plan: EventPlan;
}

/** How an event becomes canonical, apart from the edits of its bytes. */
export interface EventPlan {
  /** Whether any member stays, so that a comma is needed behind what is put before them. */
  readonly keepsMembers: boolean;
  /** Bits of `MissingField`. */
  readonly missing: number;
  /** The event's own `received_at`, where that is kept. */
  readonly receivedAt: ByteRange | undefined;
  /** Set where the client's clock is to be corrected. */
  readonly clock: ClientClock | undefined;
}

/** Fields that the client did not send, or that are not the client's to give. */
export const MissingField = {
  eventId: 1,
  type: 2,
  timestamp: 4,
  receivedAt: 8,
  sourceId: 16,
  sentAt: 32,
} as const;
