import { createHash } from 'node:crypto';

/** What four bytes can be. */
const hashes = 2 ** 32;

/**
 * Whether a canary of so many percent takes an event: a matter of the event and the integration alone, so that the
 * answer is the same after a restart, in another process, and for an event that is tried or replayed again. Whoever is
 * among ten percent is among twenty.
 *
 * The first four bytes of SHA-256 of `<integration id>/<event_id>`, big-endian, are a number below 2^32; an event is
 * taken when that is less than the percentage of 2^32.
 *
 * @param percent above 0, up to 100.
 */
export function isCanary(integration: string, eventId: string, percent: number): boolean {
  const hash = createHash('sha256').update(`${integration}/${eventId}`).digest().readUInt32BE(0);
  return hash < (percent / 100) * hashes;
}
