import type { EncodedRecord } from '../../src/compiler/Encoded.ts';
import { RecordBody } from '../../src/compiler/RecordBody.ts';

/** A record with these bytes, as a lane would leave it in a body that holds others too. */
export function encode(
  bytes: string | Uint8Array,
  rest: Omit<EncodedRecord, 'outcome' | 'body' | 'start' | 'end'>,
): EncodedRecord {
  const body = new RecordBody(16);
  const neighbour = Buffer.from('{"of":"another record"}');
  const own = Buffer.from(bytes);
  for (const chunk of [neighbour, own, neighbour]) {
    body.reserve(chunk.length);
    chunk.copy(body.buffer, body.length);
    body.length += chunk.length;
  }
  return { outcome: 'record', body, start: neighbour.length, end: neighbour.length + own.length, ...rest };
}
