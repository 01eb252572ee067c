import { describe } from '../describe.ts';
import { fault } from '../TransformFault.ts';

/** Exactly `"true"` and `"false"` become booleans; nothing is guessed from numbers or other words. */
export function boolean(value: unknown, path: string): boolean {
  if (typeof value === 'boolean') return value;
  if (value === 'true') return true;
  if (value === 'false') return false;
  throw fault('transform/type-mismatch', path, { wanted: 'true or false', found: describe(value) });
}
