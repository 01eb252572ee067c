import type { RequestBody } from '../../aws/RequestBody.ts';
import { appendText } from '../../compiler/appendText.ts';
import type { EncodedRecord } from '../../compiler/Encoded.ts';

/** The body of a PutRecords. */
export function putRecordsBody(stream: string, records: readonly EncodedRecord[]): RequestBody {
  return (body) => {
    appendText(`{"StreamName":${JSON.stringify(stream)},"Records":[`, body, false);
    let head = '{"Data":"';
    for (const { body: source, start, end, key, explicitHashKey } of records) {
      appendText(head, body, true);
      // Record by record: a string of some kilobytes is made without a system call, one of a megabyte is not.
      appendText(source.buffer.toString('base64', start, end), body, true);
      appendText(`","PartitionKey":${JSON.stringify(key)}${hashKeyOf(explicitHashKey)}}`, body, false);
      head = ',{"Data":"';
    }
    appendText(']}', body, true);
  };
}

function hashKeyOf(explicitHashKey: string | undefined): string {
  return explicitHashKey === undefined ? '' : `,"ExplicitHashKey":${JSON.stringify(explicitHashKey)}`;
}
