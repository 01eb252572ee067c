import type { RequestBody } from '../../aws/RequestBody.ts';
import { appendText } from '../../compiler/appendText.ts';
import type { EncodedRecord } from '../../compiler/Encoded.ts';

/** ASCII that JSON holds as it is: nearly every partition key, so that nothing has to be looked at twice. */
const plain = /^[ !#-[\]-~]*$/;

/** The body of a PutRecords. */
export function putRecordsBody(stream: string, records: readonly EncodedRecord[]): RequestBody {
  return (body) => {
    let between = `{"StreamName":${JSON.stringify(stream)},"Records":[`;
    let ascii = false;
    for (const { body: source, start, end, key, explicitHashKey } of records) {
      appendText(`${between}{"Data":"`, body, ascii);
      // Record by record: texts of some kilobytes come from the young heap, one of a megabyte from the kernel.
      appendText((source.buffer as SliceableBuffer).base64Slice(start, end), body, true);
      ascii = plain.test(key);
      const quoted = ascii ? `"${key}"` : JSON.stringify(key);
      between = `","PartitionKey":${quoted}${hashKeyOf(explicitHashKey)}},`;
    }
    appendText(`${between.slice(0, -1)}]}`, body, ascii);
  };
}

/** What `toString` calls after it has looked at its arguments; the types of Node leave it out. */
interface SliceableBuffer extends Buffer {
  base64Slice(start: number, end: number): string;
}

function hashKeyOf(explicitHashKey: string | undefined): string {
  return explicitHashKey === undefined ? '' : `,"ExplicitHashKey":${JSON.stringify(explicitHashKey)}`;
}
