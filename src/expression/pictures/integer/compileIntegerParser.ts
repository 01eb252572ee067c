import { ExpressionFault } from '../../ExpressionFault.ts';
import { deferFault } from '../deferFault.ts';
import { analyseIntegerPicture } from './analyseIntegerPicture.ts';
import type { IntegerPicture } from './IntegerPicture.ts';
import { readDecimal } from './readDecimal.ts';
import { readLetters } from './readLetters.ts';
import { readRoman } from './readRoman.ts';
import { readWords } from './readWords.ts';

/** NaN for texts that are no number; they are not held against the picture. @throws ExpressionFault D3130, D3131 */
export type IntegerParser = (text: string) => number;

/** Compiles a picture of `$parseInteger`. Never throws: a faulty picture's function does. */
export function compileIntegerParser(picture: string): IntegerParser {
  return deferFault(() => compileReader(analyseIntegerPicture(picture)));
}

function compileReader(picture: IntegerPicture): IntegerParser {
  switch (picture.style) {
    case 'decimal':
      return (text) => readDecimal(text, picture);
    case 'letters':
      return (text) => readLetters(text, picture.upper);
    case 'roman':
      return (text) => readRoman(text, picture.upper);
    case 'words':
      return readWords;
    case 'sequence':
      throw ExpressionFault.of('D3130', { value: picture.token });
  }
}
