import { engineFault } from '../engineFault.ts';
import { numberWords } from './numberWords.ts';

type LetterCase = 'upper' | 'lower' | 'title';

interface WordsPicture {
  readonly letterCase: LetterCase;
  readonly ordinal: boolean;
}

/** All that numbers are made of, in one case of letters. */
interface Vocabulary {
  readonly cardinals: readonly string[];
  readonly ordinals: readonly string[];
  readonly tens: readonly string[];
  readonly ordinalTens: readonly string[];
  readonly hundred: string;
  readonly magnitudes: readonly string[];
  readonly and: string;
  readonly th: string;
  /** Fractions have no words of their own: where one is met, the package writes this. */
  readonly none: string;
}

const vocabularies: Readonly<Record<LetterCase, Vocabulary>> = {
  upper: vocabularyIn((word) => word.toUpperCase()),
  lower: vocabularyIn((word) => word.toLowerCase()),
  title: vocabularyIn((word) => word),
};

function vocabularyIn(written: (word: string) => string): Vocabulary {
  const { cardinals, ordinals, tens, hundred, magnitudes } = numberWords;
  return {
    cardinals: cardinals.map(written),
    ordinals: ordinals.map(written),
    tens: tens.map(written),
    ordinalTens: tens.map((word) => written(`${word.slice(0, -1)}ieth`)),
    hundred: written(hundred),
    magnitudes: magnitudes.map(written),
    and: written(' and '),
    th: written('th'),
    none: written('undefined'),
  };
}

/** A number that is not negative in English words. @throws ExpressionFault for infinity and NaN. */
export function writeWords(value: number, { letterCase, ordinal }: WordsPicture): string {
  // The package recurs for ever.
  if (!Number.isFinite(value)) throw engineFault('Maximum call stack size exceeded');
  return spell(value, ordinal, vocabularies[letterCase]);
}

function spell(value: number, ordinal: boolean, words: Vocabulary): string {
  if (value <= 19) return (ordinal ? words.ordinals : words.cardinals)[value] ?? words.none;
  if (value < 100) return spellTens(value, ordinal, words);
  if (value < 1000) {
    const hundreds = words.cardinals[Math.floor(value / 100)];
    return `${hundreds} ${words.hundred}${spellRest(value % 100, ordinal, words)}`;
  }
  const power = Math.min(Math.floor(Math.log10(value) / 3), words.magnitudes.length);
  const magnitude = 1000 ** power;
  const count = Math.floor(value / magnitude);
  const rest = spellRest(value - count * magnitude, ordinal, words);
  return `${spell(count, false, words)} ${words.magnitudes[power - 1]}${rest}`;
}

function spellTens(value: number, ordinal: boolean, words: Vocabulary): string {
  const tens = Math.floor(value / 10) - 2;
  const ones = value % 10;
  if (ones > 0) return `${words.tens[tens]}-${spell(ones, ordinal, words)}`;
  return `${(ordinal ? words.ordinalTens : words.tens)[tens]}`;
}

/** What follows hundreds and the names of magnitudes: an ordinal has its ending in the last word. */
function spellRest(rest: number, ordinal: boolean, words: Vocabulary): string {
  if (rest > 0) return (rest < 100 ? words.and : ', ') + spell(rest, ordinal, words);
  return ordinal ? words.th : '';
}
