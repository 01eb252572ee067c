/** The grammar of JSON numbers (RFC 8259, section 6). */
const jsonNumber = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/** A decimal number taken apart: sign × 0.digits × 10^exponent, without leading or trailing zeros. */
export interface DecimalText {
  readonly negative: boolean;
  /** Significant digits; empty for zero. */
  readonly digits: string;
  readonly exponent: number;
}

/** Takes a text apart; undefined when it is no JSON number. */
export function readDecimal(text: string): DecimalText | undefined {
  const parts = jsonNumber.exec(text);
  if (parts === null) return undefined;
  const [, sign, whole = '', fraction = '', power = '0'] = parts;
  const all = whole + fraction;
  let leading = 0;
  while (leading < all.length && all[leading] === '0') leading++;
  let end = all.length;
  while (end > leading && all[end - 1] === '0') end--;
  const digits = all.slice(leading, end);
  return {
    negative: sign === '-',
    digits,
    exponent: digits === '' ? 0 : whole.length - leading + Number(power),
  };
}

/** One text for all spellings of a number: `1`, `1.0` and `10e-1` are the same key. */
export function canonicalDecimal(text: string): string {
  const decimal = readDecimal(text);
  if (decimal === undefined) return text;
  if (decimal.digits === '') return '0';
  return `${decimal.negative ? '-' : ''}${decimal.digits}e${decimal.exponent}`;
}

/** AWS, "Naming rules and data types", Number: 38 digits, magnitudes from 1E-130 to 9.99…E+125. */
export function fitsDynamodb({ digits, exponent }: DecimalText): boolean {
  return digits.length <= 38 && (digits === '' || (exponent > -130 && exponent <= 126));
}
