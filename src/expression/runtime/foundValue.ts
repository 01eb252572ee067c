import { Sequence } from './Sequence.ts';

/** What a fresh list of found items comes to: missing, the only item, or a sequence. */
export function foundValue(found: unknown[]): unknown {
  if (found.length > 1) return Sequence.of(found);
  return found.length === 0 ? undefined : found[0];
}
