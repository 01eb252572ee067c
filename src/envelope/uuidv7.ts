import { randomFillSync } from 'node:crypto';

/** Ids drawn per call of the operating system's randomness. */
const POOL = 256;
/** The counter's bits (RFC 9562, 6.2 method 1), in place of `rand_a`. */
const COUNTER_LIMIT = 0x1000;

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

export interface UuidSources {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Fills the bytes with randomness. */
  readonly fill: (bytes: Uint8Array) => void;
}

/**
 * Makes a source of UUIDs of version 7 (RFC 9562). Each is greater than the one before, also within a millisecond
 * and when the clock is set back: a counter takes the place of time that does not pass.
 */
export function uuidv7(sources: Partial<UuidSources> = {}): () => string {
  const { now = Date.now, fill = randomFillSync } = sources;
  const pool = new Uint8Array(POOL * 10);
  let at = pool.length;
  let time = 0;
  let counter = 0;
  return () => {
    if (at === pool.length) {
      fill(pool);
      at = 0;
    }
    const random = pool.subarray(at, at + 10);
    at += 10;
    const clock = now();
    if (clock > time) {
      time = clock;
      // The upper half stays free, so that many ids fit into a millisecond.
      counter = ((byteAt(random, 0) & 0x07) << 8) | byteAt(random, 1);
    } else if (++counter === COUNTER_LIMIT) {
      time++;
      counter = 0;
    }
    return format(time, counter, random);
  };
}

function format(time: number, counter: number, random: Uint8Array): string {
  const pair = (index: number) => hex[byteAt(random, index)];
  const stamp = time.toString(16).padStart(12, '0');
  const variant = hex[(byteAt(random, 2) & 0x3f) | 0x80];
  return (
    `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${variant}${pair(3)}-` +
    `${pair(4)}${pair(5)}${pair(6)}${pair(7)}${pair(8)}${pair(9)}`
  );
}

function byteAt(bytes: Uint8Array, index: number): number {
  return bytes[index] as number;
}
