import { ExpressionFault } from '../../ExpressionFault.ts';
import { compileDecimal } from './compileDecimal.ts';
import type { IntegerPicture } from './IntegerPicture.ts';
import { writeLetters } from './writeLetters.ts';
import { writeRoman } from './writeRoman.ts';
import { writeWords } from './writeWords.ts';

/** Writes a number as an analysed picture says. Whole numbers are meant; others come out as the arithmetic has it. */
export type IntegerWriter = (value: number) => string;

export function compileInteger(picture: IntegerPicture): IntegerWriter {
  const write = compileMagnitude(picture);
  return (value) => (value < 0 ? `-${write(-value)}` : write(value));
}

/** For numbers that are not negative, and NaN. */
function compileMagnitude(picture: IntegerPicture): IntegerWriter {
  switch (picture.style) {
    case 'decimal':
      return compileDecimal(picture);
    case 'letters':
      return (value) => writeLetters(value, picture.upper);
    case 'roman':
      return (value) => writeRoman(value, picture.upper);
    case 'words':
      return (value) => writeWords(value, picture);
    case 'sequence':
      return () => {
        throw ExpressionFault.of('D3130', { value: picture.token });
      };
  }
}
