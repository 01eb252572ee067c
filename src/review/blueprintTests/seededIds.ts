import { uuidv7 } from '../../envelope/uuidv7.ts';

/** Ids that are the same in every run: UUIDs of version 7 from a fixed time and a fixed source of chance. */
export function seededIds(now: number): () => string {
  return uuidv7({ now: () => now, fill: (bytes) => bytes.fill(0) });
}
