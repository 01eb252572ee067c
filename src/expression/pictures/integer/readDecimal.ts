import { engineFault } from '../engineFault.ts';
import type { DecimalPicture } from './IntegerPicture.ts';

const asciiZero = 0x30;
const ordinalLength = 2;

/**
 * A number in digits, as far as the text is one; NaN when it does not begin with a digit. Where separators are
 * regular it is commas that are ignored, whatever the picture's separator is.
 *
 * @throws ExpressionFault when digits are not ASCII and the text has a character before U+0030 of that group.
 */
export function readDecimal(text: string, { ordinal, zero, grouping }: DecimalPicture): number {
  let digits = ordinal ? text.slice(0, Math.max(0, text.length - ordinalLength)) : text;
  if (grouping.regular) digits = digits.replaceAll(',', '');
  else {
    // From the last on: what taking one out brings together can be another.
    for (const { char } of grouping.separators.toReversed()) digits = digits.replaceAll(char, '');
  }
  // biome-ignore lint/correctness/useParseIntRadix: hexadecimal is read too, as in the package
  return Number.parseInt(zero === asciiZero ? digits : shiftDigits(digits, zero));
}

function shiftDigits(text: string, zero: number): string {
  let shifted = '';
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index) - zero + asciiZero;
    if (code < 0) throw engineFault(`Invalid code point ${code}`);
    shifted += String.fromCharCode(code);
  }
  return shifted;
}
