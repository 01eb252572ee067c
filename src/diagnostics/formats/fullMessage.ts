import type { Diagnostic } from '../Diagnostic.ts';
import { visible } from './visible.ts';

/** Message, note and hint as plain lines, for formats that have one text for all of them. */
export function fullMessage({ message, note, hint }: Diagnostic): string {
  return visible([message, note ?? [], hint === undefined ? [] : `help: ${hint}`].flat().join('\n'));
}
