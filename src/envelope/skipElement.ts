const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_MAP = 0x7b;
const CLOSE_MAP = 0x7d;

/**
 * Finds the end of a list's element that is not JSON, by balancing brackets of any kind and skipping strings.
 *
 * @returns the offset of the comma or of the list's bracket behind it, or -1 where nothing balances.
 */
export function skipElement(buffer: Uint8Array, start: number): number {
  let depth = 0;
  for (let at = start; at < buffer.length; at++) {
    const byte = buffer[at];
    if (byte === QUOTE) {
      at = closingQuote(buffer, at + 1);
      if (at < 0) return -1;
    } else if (byte === OPEN_MAP || byte === OPEN_LIST) depth++;
    else if (depth === 0 && (byte === COMMA || byte === CLOSE_LIST)) return at;
    else if (depth > 0 && (byte === CLOSE_MAP || byte === CLOSE_LIST)) depth--;
  }
  return -1;
}

function closingQuote(buffer: Uint8Array, start: number): number {
  for (let at = start; at < buffer.length; at++) {
    if (buffer[at] === BACKSLASH) at++;
    else if (buffer[at] === QUOTE) return at;
  }
  return -1;
}
