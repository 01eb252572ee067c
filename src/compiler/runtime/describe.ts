import { ExactNumber } from './ExactNumber.ts';

/** Names a value for a message without showing it: event data may be personal. */
export function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  if (value instanceof ExactNumber) return 'a number';
  if (typeof value === 'number' && !Number.isFinite(value)) return 'a number that is not finite';
  if (typeof value === 'string') return value === '' ? 'an empty string' : 'a string';
  if (typeof value === 'object') return 'a map';
  return typeof value === 'undefined' ? 'nothing' : `a ${typeof value}`;
}
