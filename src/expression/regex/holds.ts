import { lineEnds, wordUnits } from './namedSets.ts';
import { assertions } from './RegexProgram.ts';

/** Whether an assertion, by its number in `assertions`, holds at a place of a text. */
export function holds(assertion: number, text: string, place: number): boolean {
  switch (assertions[assertion]) {
    case 'start':
      return place === 0;
    case 'end':
      return place === text.length;
    case 'lineStart':
      return place === 0 || lineEnds.has(text.charCodeAt(place - 1));
    case 'lineEnd':
      return place === text.length || lineEnds.has(text.charCodeAt(place));
    case 'boundary':
      return isWord(text, place - 1) !== isWord(text, place);
    default:
      return isWord(text, place - 1) === isWord(text, place);
  }
}

function isWord(text: string, place: number): boolean {
  return place >= 0 && place < text.length && wordUnits.has(text.charCodeAt(place));
}
