import { describe } from '../describe.ts';
import { fault } from '../TransformFault.ts';

/** RFC 4648, sections 4 and 5: both alphabets, padding optional. */
const base64 = /^(?:[A-Za-z0-9+/_-]{4})*(?:[A-Za-z0-9+/_-]{2}(?:==)?|[A-Za-z0-9+/_-]{3}=?)?$/;

/** The bytes that a base64 text stands for. */
export function base64_decode(value: unknown, path: string): Uint8Array {
  if (value instanceof Uint8Array) return value;
  if (typeof value === 'string' && base64.test(value)) return Buffer.from(value, 'base64');
  throw fault('transform/type-mismatch', path, { wanted: 'base64 text', found: describe(value) });
}
