import type { EncodedRecord } from '../../compiler/Encoded.ts';
import { bytesOf } from '../bytesOf.ts';

/** The body of a BatchWriteItem: every record is a ready member of it. */
export function batchWriteBody(table: string, records: readonly EncodedRecord[]): Buffer {
  const chunks: Uint8Array[] = [Buffer.from(`{"RequestItems":{${JSON.stringify(table)}:[`)];
  for (const [index, record] of records.entries()) {
    if (index > 0) chunks.push(comma);
    chunks.push(bytesOf(record));
  }
  chunks.push(end);
  return Buffer.concat(chunks);
}

const comma = Buffer.from(',');
const end = Buffer.from(']}}');
