import type { Run } from '../runtime/Run.ts';
import { fault } from '../runtime/TransformFault.ts';
import { textOf } from '../runtime/textOf.ts';

/** AWS, "PutRecordsRequestEntry": a partition key has 1 to 256 Unicode characters. */
const longest = 256;

/** Sets the run's partition key. @throws TransformFault when Kinesis would refuse it. */
export function writePartitionKey(value: unknown, path: string, run: Run): void {
  if (value === undefined || value === null) throw fault('transform/key-missing', path, {});
  const text = textOf(value, path);
  if (text === '') throw fault('transform/key-empty', path, {});
  if (!text.isWellFormed()) throw fault('transform/lone-surrogate', path, {});
  const size = text.length > longest ? [...text].length : text.length;
  if (size > longest)
    throw fault('transform/key-too-long', path, { size, unit: 'characters', limit: longest });
  run.key = text;
}
