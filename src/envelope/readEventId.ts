const quote = 0x22;
const backslash = 0x5c;
const colon = 0x3a;

/**
 * The `event_id` of an event where it lies, without parsing the event: for those who do not parse it otherwise.
 *
 * @param start where the canonical bytes begin.
 * @param end exclusive.
 * @returns the first where a sender wrote several; undefined when there is none, or when the bytes are no event.
 */
export function readEventId(buffer: Buffer, start: number, end: number): string | undefined {
  let depth = 0;
  for (let at = start; at < end; at++) {
    const byte = buffer[at];
    if (byte === quote) {
      const close = closingQuote(buffer, at, end);
      const behind = pastSpace(buffer, close + 1, end);
      if (depth === 1 && buffer[behind] === colon && isName(buffer, at, close))
        return textAt(buffer, pastSpace(buffer, behind + 1, end), end);
      at = close;
    } else if (byte === 0x7b || byte === 0x5b) depth++;
    else if (byte === 0x7d || byte === 0x5d) depth--;
  }
  return undefined;
}

function closingQuote(buffer: Buffer, open: number, end: number): number {
  let at = open + 1;
  while (at < end && buffer[at] !== quote) at += buffer[at] === backslash ? 2 : 1;
  return at;
}

/** Canonical names are never escaped. */
function isName(buffer: Buffer, open: number, close: number): boolean {
  return close - open === 9 && buffer.toString('latin1', open, close) === '"event_id';
}

function textAt(buffer: Buffer, open: number, end: number): string | undefined {
  if (buffer[open] !== quote) return undefined;
  try {
    return JSON.parse(buffer.toString('utf8', open, closingQuote(buffer, open, end) + 1));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function pastSpace(buffer: Buffer, from: number, end: number): number {
  let at = from;
  while (at < end && (buffer[at] ?? 0) <= 0x20) at++;
  return at;
}
