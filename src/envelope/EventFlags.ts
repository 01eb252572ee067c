/**
 * What the scan at ingest learnt of an event's canonical bytes, as bits that travel with them, so that no later
 * step looks twice.
 */
export const EventFlags = {
  /** No byte above 0x7F: the bytes are their own text. */
  ascii: 1,
  /** No backslash: no string of the event needs unescaping, and none needs escaping when it is copied. */
  unescaped: 2,
  /** Every number is written as JavaScript would print it: parsing loses no digit. */
  roundTrips: 4,
} as const;
