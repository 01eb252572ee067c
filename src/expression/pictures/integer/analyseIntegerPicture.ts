import { ExpressionFault } from '../../ExpressionFault.ts';
import { regularInterval } from '../regularInterval.ts';
import type { DecimalPicture, Grouping, IntegerPicture, Separator } from './IntegerPicture.ts';
import { zeroOf } from './zeroOf.ts';

const optionalDigit = 0x23;

/**
 * Reads a picture: a primary format, and after the last semicolon a modifier, of which only an `o` in front counts.
 *
 * @throws ExpressionFault D3131 when its digits are of several groups.
 */
export function analyseIntegerPicture(picture: string): IntegerPicture {
  const semicolon = picture.lastIndexOf(';');
  const primary = semicolon === -1 ? picture : picture.slice(0, semicolon);
  const ordinal = semicolon !== -1 && picture[semicolon + 1] === 'o';
  switch (primary) {
    case 'A':
    case 'a':
      return { style: 'letters', upper: primary === 'A' };
    case 'I':
    case 'i':
      return { style: 'roman', upper: primary === 'I' };
    case 'W':
      return { style: 'words', letterCase: 'upper', ordinal };
    case 'w':
      return { style: 'words', letterCase: 'lower', ordinal };
    case 'Ww':
      return { style: 'words', letterCase: 'title', ordinal };
    default:
      return analyseDigits(primary, ordinal) ?? { style: 'sequence', token: primary };
  }
}

/** Undefined when there is no digit. */
function analyseDigits(primary: string, ordinal: boolean): DecimalPicture | undefined {
  let zero: number | undefined;
  let mandatoryDigits = 0;
  let optionalDigits = 0;
  const separators: Separator[] = [];
  for (const char of [...primary].reverse()) {
    const codePoint = char.codePointAt(0) as number;
    const ofGroup = zeroOf(codePoint);
    if (ofGroup !== undefined) {
      zero ??= ofGroup;
      if (ofGroup !== zero) throw ExpressionFault.of('D3131');
      mandatoryDigits++;
    } else if (codePoint === optionalDigit) {
      optionalDigits++;
    } else {
      separators.push({ position: mandatoryDigits + optionalDigits, char });
    }
  }
  if (zero === undefined) return undefined;
  return {
    style: 'decimal',
    ordinal,
    zero,
    mandatoryDigits,
    optionalDigits,
    grouping: readGrouping(separators),
  };
}

/** @param separators from right to left */
function readGrouping(separators: readonly Separator[]): Grouping {
  const [first] = separators;
  if (first !== undefined && separators.every(({ char }) => char === first.char)) {
    const position = regularInterval(separators.map((separator) => separator.position));
    if (position > 0) return { regular: true, separator: { position, char: first.char } };
  }
  return { regular: false, separators: [...separators].reverse() };
}
