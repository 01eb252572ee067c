import { describe } from './describe.ts';
import { fault } from './TransformFault.ts';

/** `true` or `false`, or exactly those words. @throws TransformFault for anything else. */
export function expectBoolean(value: unknown, path: string): 'true' | 'false' {
  if (value === true || value === 'true') return 'true';
  if (value === false || value === 'false') return 'false';
  throw fault('transform/type-mismatch', path, { wanted: 'true or false', found: describe(value) });
}
