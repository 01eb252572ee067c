import { textOf } from '../textOf.ts';

/** Upper case by Unicode's default rules, whatever the machine's locale. */
export function uppercase(value: unknown, path: string): string {
  return textOf(value, path).toUpperCase();
}
