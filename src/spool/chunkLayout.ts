/** The first byte of every chunk. Another layout gets another number. */
export const chunkFormat = 1;

/**
 * Where the fields of a chunk stand, in bytes from its start; numbers are little-endian, times and positions are
 * doubles. After the fixed fields come the audience, the ends of the events (4 bytes each, counted from the start
 * of the first), their flags (a byte each), and the events themselves.
 */
export const chunkLayout = {
  format: 0,
  nameLength: 2,
  count: 4,
  position: 8,
  receivedAt: 16,
  eventsCrc: 24,
  /** Over everything before the events, itself left out. */
  headCrc: 28,
  name: 32,
} as const;
