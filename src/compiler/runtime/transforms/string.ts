import { textOf } from '../textOf.ts';

/** A number as its digits, a boolean as `true` or `false`, a string as it is. */
export function string(value: unknown, path: string): string {
  return textOf(value, path);
}
