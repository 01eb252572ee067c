/** Milliseconds: the ceiling of the first wait, and the ceiling that doubling stops at. */
export interface BackoffRange {
  readonly base: number;
  readonly cap: number;
}

/**
 * Exponential backoff with full jitter: anything from nothing to a ceiling that doubles with each failure. Spreading
 * over the whole range empties a crowd of waiting clients fastest.
 *
 * @param failures how many there were, from 1.
 * @param random answers a number from 0 (inclusive) to 1 (exclusive).
 */
export function backoffDelay(range: BackoffRange, failures: number, random: () => number): number {
  return random() * Math.min(range.cap, range.base * 2 ** (failures - 1));
}
