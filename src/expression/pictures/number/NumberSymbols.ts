/**
 * The characters of number pictures (XPath and XQuery Functions 3.1, 4.7.1 "decimal format").
 *
 * Options are data, and the standard does not check them: a symbol may be of any type. It then takes part with
 * JavaScript's own conversions, as in the jsonata package, which is why these fields are only ever compared,
 * searched for and joined, and why faults of the engine can come of it.
 */
export interface NumberSymbols {
  readonly decimal: string;
  readonly grouping: string;
  readonly exponent: string;
  readonly minus: string;
  readonly percent: string;
  readonly perMille: string;
  readonly digit: string;
  readonly separator: string;
  readonly zero: string;
  /** Code of the first of ten digits; NaN when `zero` is empty, and then no character is a digit. */
  readonly zeroCode: number;
}

/** Own members of the options stand in for the defaults. @throws TypeError when `zero-digit` is no text. */
export function readNumberSymbols(options: Readonly<Record<string, unknown>> = {}): NumberSymbols {
  const read = (name: string, otherwise: string) =>
    (Object.hasOwn(options, name) ? options[name] : otherwise) as string;
  const zero = read('zero-digit', '0');
  return {
    decimal: read('decimal-separator', '.'),
    grouping: read('grouping-separator', ','),
    exponent: read('exponent-separator', 'e'),
    minus: read('minus-sign', '-'),
    percent: read('percent', '%'),
    perMille: read('per-mille', '\u2030'),
    digit: read('digit', '#'),
    separator: read('pattern-separator', ';'),
    zero,
    zeroCode: zero.charCodeAt(0),
  };
}

/** One of the ten digits; codes of digits wrap around after 0xFFFF. */
export function isDigit(char: string, { zeroCode }: NumberSymbols): boolean {
  return (char.charCodeAt(0) - zeroCode + 0x10000) % 0x10000 < 10;
}

/** A digit that must or may be shown. */
export function isPlace(char: string, symbols: NumberSymbols): boolean {
  return char === symbols.digit || isDigit(char, symbols);
}

/** A character with a meaning in pictures. */
export function isActive(char: string, symbols: NumberSymbols): boolean {
  return (
    isPlace(char, symbols) ||
    char === symbols.decimal ||
    char === symbols.grouping ||
    char === symbols.exponent ||
    char === symbols.separator
  );
}

/** How many characters of a text are digits, or with `isPlace` digits that must or may be shown. */
export function countChars(
  text: string,
  symbols: NumberSymbols,
  counts: (char: string, symbols: NumberSymbols) => boolean,
): number {
  let count = 0;
  for (let index = 0; index < text.length; index++) if (counts(text.charAt(index), symbols)) count++;
  return count;
}
