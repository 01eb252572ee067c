import { gzipSync } from 'node:zlib';
import { appendText } from '../appendText.ts';
import type { Encoded, EncodedRecord } from '../Encoded.ts';
import type { StreamRecord } from '../Outcome.ts';
import type { RecordBody } from '../RecordBody.ts';
import type { Run } from '../runtime/Run.ts';
import { fault, type TransformFault } from '../runtime/TransformFault.ts';
import type { Target } from '../Target.ts';

/** AWS, "Quotas and limits" of Kinesis: 1 MiB a record, data and key, unless the stream was set to more. */
const usualLimit = 1024 * 1024;

/** Finds out how many bytes a record of the stream may have, data and key. */
export type FindRecordLimit = () => Promise<number>;

/** Records for Kinesis. @param findLimit asked for each record above the usual limit; without it that one holds. */
export function recordTarget(findLimit?: FindRecordLimit): Target<StreamRecord> {
  return {
    encode(text, run, body, ascii): Encoded | Promise<Encoded> {
      const start = body.length;
      if (run.gzip) appendBytes(gzipSync(text), body);
      else appendText(text, body, ascii);
      const end = body.length;
      const encoded: Encoded = { outcome: 'record', body, start, end, key: run.key, ...wishesOf(run) };
      const size = sizeOf(end - start, run);
      if (size <= usualLimit) return encoded;
      const judge = (limit: number): Encoded => {
        if (size <= limit) return encoded;
        body.length = start;
        throw tooLarge(size, limit);
      };
      return findLimit === undefined ? judge(usualLimit) : findLimit().then(judge);
    },
    record(text, run): StreamRecord {
      const data = run.gzip ? gzipSync(text) : Buffer.from(text, 'utf8');
      const size = sizeOf(data.length, run);
      if (size > usualLimit) throw tooLarge(size, usualLimit);
      return { partitionKey: run.key, data, ...hashKeyOf(run) };
    },
  };
}

function appendBytes(bytes: Uint8Array, body: RecordBody): void {
  body.reserve(bytes.length);
  body.buffer.set(bytes, body.length);
  body.length += bytes.length;
}

function sizeOf(data: number, { key }: Run): number {
  return data + Buffer.byteLength(key);
}

function tooLarge(size: number, limit: number): TransformFault {
  return fault('transform/record-too-large', 'record.data', { size, limit });
}

function hashKeyOf({ explicitHashKey }: Run): Pick<EncodedRecord, 'explicitHashKey'> {
  return explicitHashKey === undefined ? {} : { explicitHashKey };
}

function wishesOf(run: Run): Pick<EncodedRecord, 'explicitHashKey' | 'aggregation'> {
  return { ...hashKeyOf(run), ...(run.aggregates ? { aggregation: 'kpl' } : {}) };
}
