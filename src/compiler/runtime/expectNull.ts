import { describe } from './describe.ts';
import { fault } from './TransformFault.ts';

/** Null itself. @throws TransformFault for anything else. */
export function expectNull(value: unknown, path: string): null {
  if (value === null) return null;
  throw fault('transform/type-mismatch', path, { wanted: 'null', found: describe(value) });
}
