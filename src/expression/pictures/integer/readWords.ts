import { wordValues } from './wordValues.ts';

/** A number in English words, cardinal or ordinal; NaN when there is another word. */
export function readWords(text: string): number {
  const words = text.toLowerCase();
  let sum = 0;
  let segment = 0;
  let start = 0;
  for (let at = 0; at <= words.length; at++) {
    const separator = at === words.length ? 1 : separatorLength(words, at);
    if (separator > 0) {
      const value = wordValues.get(words.slice(start, at)) ?? Number.NaN;
      if (!(value < 100)) {
        segment *= value;
      } else if (segment >= 1000) {
        sum += segment;
        segment = value;
      } else {
        segment += value;
      }
      start = at + separator;
      at = start - 1;
    }
  }
  return sum + segment;
}

/**
 * Words end at white space, hyphens and backslashes. A comma before white space belongs to the separator, and so does
 * an "and" amid white space.
 */
function separatorLength(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= 0x61 && code <= 0x7a) return 0;
  if (code === 0x2c) return isSpace(text.charCodeAt(at + 1)) ? 2 : 0;
  if (code === 0x2d || code === 0x5c) return 1;
  if (!isSpace(code)) return 0;
  return text.startsWith('and', at + 1) && isSpace(text.charCodeAt(at + 4)) ? 5 : 1;
}

/** What `\s` is to a regular expression. */
function isSpace(code: number): boolean {
  if (code < 128) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  return code >= 128 && /\s/.test(String.fromCharCode(code));
}
