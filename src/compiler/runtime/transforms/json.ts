import { appendJson } from '../appendJson.ts';
import type { Run } from '../Run.ts';

/** The value as JSON text; numbers that are only copied keep their digits. */
export function json(value: unknown, path: string, run: Run): string {
  return appendJson('', value, path, run, false);
}
