import { numberWords } from './numberWords.ts';

/**
 * What words of numbers are worth, in lower case. The order matters to dates in words: a word is tried before those
 * that come after it.
 */
export const wordValues: ReadonlyMap<string, number> = collect();

function collect(): Map<string, number> {
  const { cardinals, ordinals, tens, hundred, magnitudes } = numberWords;
  const values = new Map<string, number>();
  const add = (word: string, value: number) => values.set(word.toLowerCase(), value);
  cardinals.forEach(add);
  ordinals.forEach(add);
  [...tens, hundred].forEach((word, index) => {
    add(word, (index + 2) * 10);
    // Of the hundred this makes a word that nobody writes; the package reads it too.
    add(`${word.slice(0, -1)}ieth`, (index + 2) * 10);
  });
  add(`${hundred}th`, 100);
  magnitudes.forEach((word, index) => {
    add(word, 1000 ** (index + 1));
    add(`${word}th`, 1000 ** (index + 1));
  });
  return values;
}
