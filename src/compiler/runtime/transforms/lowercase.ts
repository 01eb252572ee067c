import { textOf } from '../textOf.ts';

/** Lower case by Unicode's default rules, whatever the machine's locale. */
export function lowercase(value: unknown, path: string): string {
  return textOf(value, path).toLowerCase();
}
