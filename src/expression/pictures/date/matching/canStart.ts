import { type CharSet, isDigit } from './CharSet.ts';
import type { MatchElement } from './MatchElement.ts';

/** Whether a character of a set can be an element's first. Sets hold ASCII characters, or nearly all. */
export function canStart(element: MatchElement, set: CharSet): boolean {
  switch (element.kind) {
    case 'text':
      return element.literal.first !== undefined && eitherCase(element.literal.first).some(set);
    case 'one':
    case 'run':
      return asciiCodes.some((code) => set(code) && element.set(code));
    case 'digits':
      return asciiCodes.some((code) => set(code) && isDigit(code));
    case 'choice':
      return element.ways.some(([first]) => first !== undefined && canStart(first, set));
    case 'words':
      return true;
    case 'never':
    case 'invalid':
      return false;
  }
}

const asciiCodes = Array.from({ length: 128 }, (_, code) => code);

function eitherCase(code: number): number[] {
  const char = String.fromCharCode(code);
  return [char.toLowerCase(), char.toUpperCase()].map((cased) => cased.charCodeAt(0));
}
