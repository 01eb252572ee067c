import { describe } from './describe.ts';
import { ExactNumber } from './ExactNumber.ts';
import { fault } from './TransformFault.ts';

/** A map. @throws TransformFault for anything else. */
export function expectMap(value: unknown, path: string): Readonly<Record<string, unknown>> {
  const isMap =
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof ExactNumber) &&
    !(value instanceof Uint8Array);
  if (isMap) return value as Record<string, unknown>;
  throw fault('transform/type-mismatch', path, { wanted: 'a map', found: describe(value) });
}
