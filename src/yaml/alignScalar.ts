import type { PlacedNode } from './PlacedNode.ts';

const blank = /[ \t\r\n]/;

/**
 * Finds each character of a string scalar in the file: the answer's element `i` is the offset in `text` of the
 * value's unit `i`, and its last element the offset behind the value. What stands in the file as it is in the
 * value is found exactly, in every style: line folding and indentation change blanks alone, so the other
 * characters follow one another in both texts.
 *
 * @returns undefined where the two texts cannot be laid side by side (a double-quoted scalar that has both
 *   escapes and line breaks).
 */
export function alignScalar(node: PlacedNode, text: string): number[] | undefined {
  const { value, style, start, end } = node;
  if (typeof value !== 'string' || style === undefined) return undefined;
  if (style === 'plain') return alignFolded(value, text, start, end);
  if (style === 'literal' || style === 'folded') {
    return alignFolded(value, text, Math.min(end, text.indexOf('\n', start) + 1), end);
  }
  const quoted = text.slice(start + 1, end - 1);
  if (style === 'double-quoted' && quoted.includes('\\')) return alignEscaped(quoted, start + 1);
  return alignFolded(value, text, start + 1, end - 1, style === 'single-quoted');
}

/** Walks both texts from their ends, so that the blanks nearest to a word belong to it. */
function alignFolded(value: string, text: string, start: number, end: number, doubledQuotes = false) {
  const offsets = new Array<number>(value.length + 1).fill(end);
  let at = end;
  for (let index = value.length - 1; index >= 0; index--) {
    const unit = value.charAt(index);
    if (blank.test(unit)) {
      at = blankBefore(text, at, start, unit);
    } else {
      while (at > start && blank.test(text.charAt(at - 1))) at--;
      at--;
      if (at < start || text.charAt(at) !== unit) return undefined;
      if (doubledQuotes && unit === "'") at--;
    }
    offsets[index] = at;
  }
  return offsets;
}

function blankBefore(text: string, at: number, start: number, unit: string): number {
  let found = at;
  while (found > start && blank.test(text.charAt(found - 1))) {
    found--;
    if (text.charAt(found) === unit) return found;
  }
  return found === at ? at : at - 1;
}

const escapeLengths: Record<string, number> = { x: 4, u: 6, U: 10 };

function alignEscaped(quoted: string, start: number): number[] | undefined {
  if (quoted.includes('\n')) return undefined;
  const offsets: number[] = [];
  for (let at = 0; at < quoted.length; ) {
    offsets.push(start + at);
    const letter = quoted.charAt(at) === '\\' ? quoted.charAt(at + 1) : '';
    const length = letter === '' ? 1 : (escapeLengths[letter] ?? 2);
    const beyondPlane = letter === 'U' && Number.parseInt(quoted.slice(at + 2, at + length), 16) > 0xffff;
    if (beyondPlane) offsets.push(start + at);
    at += length;
  }
  offsets.push(start + quoted.length);
  return offsets;
}
