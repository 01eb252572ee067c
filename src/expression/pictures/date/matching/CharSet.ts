/** Tells by a UTF-16 unit whether a character belongs. */
export type CharSet = (code: number) => boolean;

export const isDigit: CharSet = (code) => code >= 0x30 && code <= 0x39;

export const isLetter: CharSet = (code) => (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);

/** Some ASCII characters, and the letters among them in either case. */
export function anyOf(chars: string): CharSet {
  const codes = new Set(Array.from(chars.toLowerCase() + chars.toUpperCase(), (char) => char.charCodeAt(0)));
  return (code) => codes.has(code);
}
