import { wordValues } from './wordValues.ts';

/** A number in English words, cardinal or ordinal; NaN when there is another word. */
export function readWords(text: string): number {
  let sum = 0;
  let segment = 0;
  for (const word of text.toLowerCase().split(/,\s|\sand\s|[\s\\-]/)) {
    const value = wordValues.get(word) ?? Number.NaN;
    if (!(value < 100)) {
      segment *= value;
    } else if (segment >= 1000) {
      sum += segment;
      segment = value;
    } else {
      segment += value;
    }
  }
  return sum + segment;
}
