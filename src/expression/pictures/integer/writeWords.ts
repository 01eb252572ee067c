import { engineFault } from '../engineFault.ts';
import { numberWords } from './numberWords.ts';

interface WordsPicture {
  readonly letterCase: 'upper' | 'lower' | 'title';
  readonly ordinal: boolean;
}

const { cardinals, ordinals, tens, hundred, magnitudes } = numberWords;

/** A number that is not negative in English words. @throws ExpressionFault for infinity and NaN. */
export function writeWords(value: number, { letterCase, ordinal }: WordsPicture): string {
  // The package recurs for ever.
  if (!Number.isFinite(value)) throw engineFault('Maximum call stack size exceeded');
  const words = spell(value, ordinal);
  if (letterCase === 'title') return words;
  return letterCase === 'upper' ? words.toUpperCase() : words.toLowerCase();
}

/** Fractions have no words of their own: where one is met, the text is "undefined", as in the package. */
function spell(value: number, ordinal: boolean): string {
  if (value <= 19) return `${(ordinal ? ordinals : cardinals)[value]}`;
  if (value < 100) return spellTens(value, ordinal);
  if (value < 1000) {
    const hundreds = Math.floor(value / 100);
    return `${cardinals[hundreds]} ${hundred}${spellRest(value % 100, ordinal)}`;
  }
  const power = Math.min(Math.floor(Math.log10(value) / 3), magnitudes.length);
  const magnitude = 1000 ** power;
  const count = Math.floor(value / magnitude);
  return `${spell(count, false)} ${magnitudes[power - 1]}${spellRest(value - count * magnitude, ordinal)}`;
}

function spellTens(value: number, ordinal: boolean): string {
  const word = `${tens[Math.floor(value / 10) - 2]}`;
  const ones = value % 10;
  if (ones > 0) return `${word}-${spell(ones, ordinal)}`;
  return ordinal ? `${word.slice(0, -1)}ieth` : word;
}

/** What follows hundreds and the names of magnitudes: an ordinal has its ending in the last word. */
function spellRest(rest: number, ordinal: boolean): string {
  if (rest > 0) return (rest < 100 ? ' and ' : ', ') + spell(rest, ordinal);
  return ordinal ? 'th' : '';
}
