import { describe } from './describe.ts';
import { fault } from './TransformFault.ts';

/** A list. @throws TransformFault for anything else. */
export function expectList(value: unknown, path: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw fault('transform/type-mismatch', path, { wanted: 'a list', found: describe(value) });
}
