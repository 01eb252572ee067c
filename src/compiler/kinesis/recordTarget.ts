import { gzipSync } from 'node:zlib';
import { appendText } from '../appendText.ts';
import type { Encoded } from '../Encoded.ts';
import type { StreamRecord } from '../Outcome.ts';
import type { RecordBody } from '../RecordBody.ts';
import type { Run } from '../runtime/Run.ts';
import { fault } from '../runtime/TransformFault.ts';
import type { Target } from '../Target.ts';

/** AWS, "Quotas and limits" of Kinesis: 1 MiB a record, data and key, unless the stream was set to more. */
const usualLimit = 1024 * 1024;

/** Records for Kinesis. */
export function recordTarget(limit = usualLimit): Target<StreamRecord> {
  return {
    encode(text, run, body, ascii): Encoded {
      const start = body.length;
      if (run.gzip) appendBytes(gzipSync(text), body);
      else appendText(text, body, ascii);
      try {
        checkSize(body.length - start, run, limit);
      } catch (thrown) {
        body.length = start;
        throw thrown;
      }
      return { outcome: 'record', body, start, end: body.length, key: run.key, ...hashKeyOf(run) };
    },
    record(text, run): StreamRecord {
      const data = run.gzip ? gzipSync(text) : Buffer.from(text, 'utf8');
      checkSize(data.length, run, limit);
      return { partitionKey: run.key, data, ...hashKeyOf(run) };
    },
  };
}

function appendBytes(bytes: Uint8Array, body: RecordBody): void {
  body.reserve(bytes.length);
  body.buffer.set(bytes, body.length);
  body.length += bytes.length;
}

function checkSize(data: number, run: Run, limit: number): void {
  const size = data + Buffer.byteLength(run.key);
  if (size > limit) throw fault('transform/record-too-large', 'record.data', { size, limit });
}

function hashKeyOf(run: Run): { explicitHashKey?: string } {
  return run.explicitHashKey === undefined ? {} : { explicitHashKey: run.explicitHashKey };
}
