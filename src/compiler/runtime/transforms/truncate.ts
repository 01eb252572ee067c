import { textOf } from '../textOf.ts';

/** At most so many characters, counted as Unicode code points, so that none is cut in two. */
export function truncate(value: unknown, length: number, path: string): string {
  const text = textOf(value, path);
  if (text.length <= length) return text;
  let end = 0;
  for (let count = 0; count < length && end < text.length; count++) {
    end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
  }
  return text.slice(0, end);
}
