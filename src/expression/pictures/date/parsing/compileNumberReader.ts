import { ExpressionFault } from '../../../ExpressionFault.ts';
import { engineFault } from '../../engineFault.ts';
import type { DecimalPicture, IntegerPicture } from '../../integer/IntegerPicture.ts';
import { readLetters } from '../../integer/readLetters.ts';
import { readRoman } from '../../integer/readRoman.ts';
import { readWords } from '../../integer/readWords.ts';
import { wordValues } from '../../integer/wordValues.ts';
import { anyOf, isDigit, isLetter } from '../matching/CharSet.ts';
import { Literal } from '../matching/Literal.ts';
import { text as literal, type MatchElement } from '../matching/MatchElement.ts';
import type { MarkerReader } from './MarkerReader.ts';

type NumberReader = Pick<MarkerReader, 'elements' | 'read'>;

/** @throws ExpressionFault D3130 */
export function compileNumberReader(picture: IntegerPicture, exactDigits: number | undefined): NumberReader {
  switch (picture.style) {
    case 'decimal':
      return compileDigitsReader(picture, exactDigits);
    case 'letters':
      return readRun(isLetter, (text) => readLetters(text, picture.upper));
    case 'roman':
      return readRun(isRomanNumeral, (text) => readRoman(text, picture.upper));
    case 'words':
      return readPart([{ kind: 'words', words }], readWords);
    case 'sequence':
      throw ExpressionFault.of('D3130', { value: picture.token });
  }
}

const isRomanNumeral = anyOf('MDCLXVI');

/** What numbers in words are made of. */
const words = [...wordValues.keys(), 'and', '-', ',', ' '].map((word) => new Literal(word));

function readRun(set: (code: number) => boolean, read: (text: string) => number): NumberReader {
  return readPart([{ kind: 'run', set }], read);
}

function readPart(elements: readonly MatchElement[], read: (text: string) => number): NumberReader {
  return { elements, read: (text, start, end) => read(text.slice(start, end)) };
}

const ordinalEndings: MatchElement = {
  kind: 'choice',
  ways: ['th', 'st', 'nd', 'rd'].map((ending) => [literal(ending)]),
};
const endingLength = 2;

/** Only ASCII digits are read, and no separators, whatever the picture says. */
function compileDigitsReader(
  { zero, ordinal }: DecimalPicture,
  exactDigits: number | undefined,
): NumberReader {
  const digits = digitElements(exactDigits);
  const elements = ordinal ? [...digits, ordinalEndings] : digits;
  // Digits of other groups are expected by then, and what was read is taken from them.
  if (zero !== 0x30) return { elements, read: refuseDigits };
  const after = ordinal ? endingLength : 0;
  return { elements, read: (text, start, end) => readDigits(text, start, end - after) };
}

function refuseDigits(): never {
  throw engineFault('Invalid code point');
}

/** In a regular expression a count that is none stands for itself. */
function digitElements(exactDigits: number | undefined): readonly MatchElement[] {
  if (!exactDigits) return [{ kind: 'run', set: isDigit }];
  // Counts that JavaScript writes with an exponent are longer than any text.
  if (exactDigits > 0 && exactDigits < Number.POSITIVE_INFINITY)
    return [{ kind: 'digits', count: exactDigits }];
  return [{ kind: 'one', set: isDigit }, literal(`{${exactDigits}}`)];
}

/** Up to this many digits are added up without rounding. */
const exactLength = 15;

function readDigits(text: string, start: number, end: number): number {
  if (end - start > exactLength) return Number.parseInt(text.slice(start, end), 10);
  let value = 0;
  for (let index = start; index < end; index++) value = value * 10 + text.charCodeAt(index) - 0x30;
  return value;
}
