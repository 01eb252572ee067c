import { textOf } from '../textOf.ts';

/** Without white space at either end, as `String.prototype.trim` counts it. */
export function trim(value: unknown, path: string): string {
  return textOf(value, path).trim();
}
