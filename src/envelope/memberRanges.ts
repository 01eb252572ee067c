import { JsonScanner } from './JsonScanner.ts';

export interface MemberRange {
  readonly start: number;
  readonly end: number;
}

const COMMA = 0x2c;
const OPEN_MAP = 0x7b;
const CLOSE_MAP = 0x7d;

/**
 * Where the values of a JSON object's members lie, so that some can be read with all the digits of their numbers. Of
 * members with one name the last one counts, as it would after parsing.
 *
 * @param maxDepth how many maps and lists may lie within each other, the outermost counted.
 * @returns why there are none, if so: the bytes are no JSON, no object, or nested too deeply.
 */
export function memberRanges(
  bytes: Uint8Array,
  maxDepth: number,
): ReadonlyMap<string, MemberRange> | 'malformed' | 'no object' | 'deep' {
  const json = new JsonScanner(maxDepth);
  json.open(bytes, bytes.length);
  const start = json.space(0);
  const end = json.value(start, 0);
  if (end < 0) return json.failure?.reason ?? 'malformed';
  if (json.space(end) !== bytes.length) return 'malformed';
  if (bytes[start] !== OPEN_MAP) return 'no object';

  const ranges = new Map<string, MemberRange>();
  let at = json.space(start + 1);
  while (bytes[at] !== CLOSE_MAP) {
    const nameEnd = json.string(at + 1);
    const valueStart = json.colon(nameEnd);
    const valueEnd = json.value(valueStart, 1);
    const name: string = JSON.parse(Buffer.from(bytes.subarray(at, nameEnd)).toString('utf8'));
    ranges.set(name, { start: valueStart, end: valueEnd });
    at = json.space(valueEnd);
    if (bytes[at] === COMMA) at = json.space(at + 1);
  }
  return ranges;
}
