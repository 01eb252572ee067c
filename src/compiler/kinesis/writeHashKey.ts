import type { Run } from '../runtime/Run.ts';
import { fault } from '../runtime/TransformFault.ts';
import { textOf } from '../runtime/textOf.ts';

/** AWS, "PutRecordsRequestEntry": a hash key is a 128-bit unsigned integer in decimal. */
const decimal = /^(?:0|[1-9]\d{0,38})$/;
const end = 2n ** 128n;

/** Sets the run's explicit hash key; a missing one leaves it to Kinesis. @throws TransformFault when it is none. */
export function writeHashKey(value: unknown, path: string, run: Run): void {
  if (value === undefined || value === null) return;
  const text = textOf(value, path);
  if (!decimal.test(text) || BigInt(text) >= end) {
    throw fault('transform/hash-key', path, { found: `a text of ${text.length} characters that is none` });
  }
  run.explicitHashKey = text;
}
