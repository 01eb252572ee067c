import { describe } from '../runtime/describe.ts';
import type { Run } from '../runtime/Run.ts';
import { fault } from '../runtime/TransformFault.ts';

/** Sets the run's operation; a missing one is a put. @throws TransformFault for any other word. */
export function readOperation(value: unknown, run: Run): 'put' | 'delete' {
  if (value === undefined || value === null || value === 'put') return 'put';
  if (value !== 'delete') throw fault('transform/operation-unknown', 'operation', { found: describe(value) });
  run.operation = value;
  return value;
}
