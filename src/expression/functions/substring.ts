import type { Builtin } from './Builtin.ts';
import { characters } from './characters.ts';

export const substring: Builtin = {
  name: 'substring',
  signature: '<s-nn?:s>',
  arity: 3,
  implementation: cut,
};

/** Characters from `start` on, counted from the end when it is negative; a missing start is none. */
export function cut(text: string | undefined, start: number, length?: number): string | undefined {
  if (text === undefined) return undefined;
  const all = characters(text);
  const from = all.length + start < 0 ? 0 : start;
  if (length === undefined) return joined(all.slice(from));
  if (length <= 0) return '';
  return joined(all.slice(from, from >= 0 ? from + length : all.length + from + length));
}

/** From a place on, up to another or the end. As far as all characters are single units, places count both. */
export function cutFront(text: string, start: number, end?: number): string {
  const last = Math.min(end ?? start, text.length);
  for (let index = 0; index < last; index++) {
    if ((text.charCodeAt(index) & 0xfc00) === 0xd800)
      return cut(text, start, end === undefined ? undefined : end - start) as string;
  }
  return text.slice(start, end);
}

function joined(piece: string | readonly string[]): string {
  return typeof piece === 'string' ? piece : piece.join('');
}
