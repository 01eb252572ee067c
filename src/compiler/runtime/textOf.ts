import { describe } from './describe.ts';
import { ExactNumber } from './ExactNumber.ts';
import { fault } from './TransformFault.ts';

/**
 * A single value as a string: a string itself, a number as its digits, `true` or `false`.
 *
 * @throws TransformFault for lists, maps, null and binary.
 */
export function textOf(value: unknown, path: string, wanted = 'a string, a number or a boolean'): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (value instanceof ExactNumber) return value.text;
  throw fault('transform/type-mismatch', path, { wanted, found: describe(value) });
}
