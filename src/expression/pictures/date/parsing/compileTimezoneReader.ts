import type { IntegerPicture } from '../../integer/IntegerPicture.ts';
import { anyOf, type CharSet, isDigit } from '../matching/CharSet.ts';
import { text as literal, type MatchElement } from '../matching/MatchElement.ts';
import type { MarkerReader } from './MarkerReader.ts';

const sign: MatchElement = { kind: 'one', set: anyOf('+-') };
const digits: MatchElement = { kind: 'run', set: isDigit };

/**
 * Reads an offset in minutes, after `GMT` for the component z: hours alone, hours and minutes, or both with the
 * separator of the picture between them if that has one at regular places.
 */
export function compileTimezoneReader(
  component: 'Z' | 'z',
  integer: IntegerPicture | undefined,
): MarkerReader {
  const separator =
    integer?.style === 'decimal' && integer.grouping.regular ? integer.grouping.separator.char : undefined;
  const prefix = component === 'z' ? [literal('GMT')] : [];
  const prefixLength = component === 'z' ? 3 : 0;
  return {
    component,
    elements: readElements([...prefix, sign, digits], separator),
    read: (text, start, end) => {
      const usual = readUsual(text, start + prefixLength, end, separator);
      if (usual !== undefined) return usual;
      const offset = text.slice(start + prefixLength, end);
      return separator === undefined ? readJoined(offset) : readSeparated(offset, separator);
    },
  };
}

/** Offsets as they mostly are, such as +05:30 and -0700, in minutes. */
function readUsual(
  text: string,
  start: number,
  end: number,
  separator: string | undefined,
): number | undefined {
  const joined = separator === undefined && end - start === 5;
  const separated = separator === ':' && end - start === 6 && text.charCodeAt(start + 3) === 0x3a;
  if (!joined && !separated) return undefined;
  const hours = twoDigitsAt(text, start + 1);
  return (text.charCodeAt(start) === 0x2d ? -hours : hours) * 60 + twoDigitsAt(text, end - 2);
}

function twoDigitsAt(text: string, at: number): number {
  return (text.charCodeAt(at) - 0x30) * 10 + text.charCodeAt(at + 1) - 0x30;
}

/** West of UTC the minutes count eastwards, as in the package. */
function readSeparated(offset: string, separator: string): number {
  const at = offset.indexOf(separator);
  const hours = Number.parseInt(offset.slice(0, Math.max(0, at)), 10);
  return hours * 60 + Number.parseInt(offset.slice(at + 1), 10);
}

const signedHours = 3;

function readJoined(offset: string): number {
  if (offset.length <= signedHours) return Number.parseInt(offset, 10) * 60;
  return (
    Number.parseInt(offset.slice(0, signedHours), 10) * 60 + Number.parseInt(offset.slice(signedHours), 10)
  );
}

/** A separator is part of the package's regular expression just as it is, so it may mean something there. */
function readElements(
  hours: readonly MatchElement[],
  separator: string | undefined,
): readonly MatchElement[] {
  switch (separator) {
    case undefined:
      return hours;
    case '.':
      return [...hours, { kind: 'one', set: isWithinLine }, digits];
    case '?':
      return [...hours, digits];
    case '|':
      return [{ kind: 'choice', ways: [hours, [digits]] }];
    case '[':
      return [...hours, { kind: 'run', set: isDigitOrBracket }];
    case '\\':
      return [...hours, literal('[0-9'), { kind: 'run', set: anyOf(']') }];
    case '^':
    case '$':
      return [{ kind: 'never' }];
    case '*':
    case '+':
    case '(':
    case ')':
      return [{ kind: 'invalid' }];
    default:
      return [...hours, literal(separator), digits];
  }
}

const isDigitOrBracket = anyOf('0123456789[');

const isWithinLine: CharSet = (code) =>
  code >= 0 && code !== 0x0a && code !== 0x0d && code !== 0x2028 && code !== 0x2029;
