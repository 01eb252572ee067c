import type { EncodedRecord } from '../compiler/Encoded.ts';

/** A record's bytes where they lie: good until the record is settled. */
export function bytesOf({ body, start, end }: EncodedRecord): Buffer {
  return body.buffer.subarray(start, end);
}
