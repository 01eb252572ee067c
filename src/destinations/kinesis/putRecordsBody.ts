import type { EncodedRecord } from '../../compiler/Encoded.ts';

/** The body of a PutRecords. */
export function putRecordsBody(stream: string, records: readonly EncodedRecord[]): Buffer {
  const members = records.map(memberOf).join();
  return Buffer.from(`{"StreamName":${JSON.stringify(stream)},"Records":[${members}]}`);
}

function memberOf({ body, start, end, key, explicitHashKey }: EncodedRecord): string {
  const data = body.buffer.toString('base64', start, end);
  const hashKey =
    explicitHashKey === undefined ? '' : `,"ExplicitHashKey":${JSON.stringify(explicitHashKey)}`;
  return `{"Data":"${data}","PartitionKey":${JSON.stringify(key)}${hashKey}}`;
}
