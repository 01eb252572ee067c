import { json } from './json.ts';
import type { Printable } from './Printable.ts';

export function printJson({ diagnostics }: Printable): string {
  return JSON.stringify({ diagnostics: diagnostics.map(json) }, null, 2);
}
