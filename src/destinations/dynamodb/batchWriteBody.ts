import type { RequestBody } from '../../aws/RequestBody.ts';
import { appendText } from '../../compiler/appendText.ts';
import type { EncodedRecord } from '../../compiler/Encoded.ts';

/** The body of a BatchWriteItem: every record is a ready member of it. What it costs is asked for, which costs nothing. */
export function batchWriteBody(table: string, records: readonly EncodedRecord[]): RequestBody {
  return (body) => {
    appendText(`{"RequestItems":{${JSON.stringify(table)}:[`, body, false);
    for (const [index, { body: source, start, end }] of records.entries()) {
      body.reserve(end - start + 1);
      if (index > 0) body.buffer[body.length++] = comma;
      body.length += source.buffer.copy(body.buffer, body.length, start, end);
    }
    appendText(']},"ReturnConsumedCapacity":"TOTAL"}', body, true);
  };
}

const comma = 0x2c;
