import { deferFault } from '../deferFault.ts';
import { analyseDatePicture } from './analyseDatePicture.ts';
import type { DatePart } from './DatePart.ts';
import { compileMatcher } from './matching/compileMatcher.ts';
import { text as literal, type MatchElement } from './matching/MatchElement.ts';
import { compileMarkerReader } from './parsing/compileMarkerReader.ts';
import type { MarkerReader } from './parsing/MarkerReader.ts';
import { emptyFields } from './parsing/ReadFields.ts';
import { resolveFields } from './parsing/resolveFields.ts';

/**
 * Milliseconds since the epoch; undefined for a text that does not match, NaN where it matches and is no time.
 *
 * @param now milliseconds since the epoch, for what the text does not say
 * @throws ExpressionFault D3130 to D3136 when the picture is faulty, or a text does not say enough.
 */
export type DateParser = (text: string, now: number) => number | undefined;

/** Compiles a picture of `$toMillis`. Never throws: a faulty picture's function does. */
export function compileDateParser(picture: string): DateParser {
  return deferFault(() => compile(analyseDatePicture(picture)));
}

interface ReadPart {
  readonly elements: readonly MatchElement[];
  readonly reader?: MarkerReader;
}

function compile(parts: readonly DatePart[]): DateParser {
  const readParts = parts.map(compilePart);
  const match = compileMatcher(readParts.map((part) => part.elements));
  const saysNothing = readParts.every((part) => part.reader === undefined);
  return (text, now) => {
    const ends = match(text);
    if (ends === undefined || saysNothing) return undefined;
    const fields = emptyFields();
    let start = 0;
    for (let index = 0; index < readParts.length; index++) {
      const end = ends[index] as number;
      const reader = readParts[index]?.reader;
      if (reader !== undefined) fields[reader.component] = reader.read(text, start, end);
      start = end;
    }
    return resolveFields(fields, now);
  };
}

function compilePart(part: DatePart): ReadPart {
  if (part.kind === 'literal') return { elements: [literal(part.text)] };
  const reader = compileMarkerReader(part);
  return { elements: reader.elements, reader };
}
