import { createHash } from 'node:crypto';
import { textOf } from '../textOf.ts';

/** The SHA-256 of a text's UTF-8, or of bytes, in lower-case hexadecimal. */
export function sha256(value: unknown, path: string): string {
  const data = value instanceof Uint8Array ? value : textOf(value, path);
  return createHash('sha256').update(data).digest('hex');
}
