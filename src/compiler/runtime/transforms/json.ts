import type { Run } from '../Run.ts';
import { writeJson } from '../writeJson.ts';

/** The value as JSON text; numbers that are only copied keep their digits. */
export function json(value: unknown, path: string, run: Run): string {
  return writeJson(value, path, run.digits);
}
