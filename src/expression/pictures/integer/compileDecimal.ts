import { engineFault, longestText } from '../engineFault.ts';
import type { DecimalPicture, Separator } from './IntegerPicture.ts';

const asciiZero = 0x30;

/** Digits with padding, groups and an ordinal's ending, for numbers that are not negative. */
export function compileDecimal(picture: DecimalPicture): (value: number) => string {
  const { zero, mandatoryDigits, grouping, ordinal } = picture;
  if (mandatoryDigits > longestText) return refuse;
  if (zero === asciiZero && !ordinal && !grouping.regular && grouping.separators.length === 0) {
    return compilePlain(mandatoryDigits);
  }
  return (value) => {
    let text = pad(`${value}`, mandatoryDigits);
    if (zero !== asciiZero) text = shiftDigits(text, zero);
    text = grouping.regular
      ? groupRegularly(text, grouping.separator)
      : grouping.separators.reduce(insertSeparator, text);
    return ordinal ? text + ordinalEnding(text) : text;
  };
}

function compilePlain(digits: number): (value: number) => string {
  // Not to be told from the general way by anything but its speed: hours, days and minutes are written so.
  if (digits === 2) return (value) => (value < 10 ? `0${value}` : `${value}`);
  return digits > 1 ? (value) => pad(`${value}`, digits) : (value) => `${value}`;
}

function refuse(): never {
  throw engineFault('Invalid string length');
}

function pad(text: string, digits: number): string {
  return text.length < digits ? '0'.repeat(digits - text.length) + text : text;
}

/** Every character is moved, also the point and the letters of numbers that JavaScript writes with an exponent. */
function shiftDigits(text: string, zero: number): string {
  let shifted = '';
  for (let index = 0; index < text.length; index++) {
    shifted += String.fromCharCode(text.charCodeAt(index) - asciiZero + zero);
  }
  return shifted;
}

function groupRegularly(text: string, { position, char }: Separator): string {
  let end = text.length % position || position;
  const groups = [text.slice(0, end)];
  for (; end < text.length; end += position) groups.push(text.slice(end, end + position));
  return groups.join(char);
}

/** Where there are fewer digits than a separator has to its right, it goes to the front, and digits before it are lost. */
function insertSeparator(text: string, { position, char }: Separator): string {
  const index = text.length - position;
  return text.slice(0, Math.max(0, index)) + char + text.slice(index);
}

function ordinalEnding(text: string): string {
  if (text.at(-2) === '1') return 'th';
  switch (text.at(-1)) {
    case '1':
      return 'st';
    case '2':
      return 'nd';
    case '3':
      return 'rd';
    default:
      return 'th';
  }
}
