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
      : insertSeparators(text, grouping.separators);
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
  let grouped = text.slice(0, end);
  for (; end < text.length; end += position) grouped += char + text.slice(end, end + position);
  return grouped;
}

/** @param separators from left to right */
function insertSeparators(text: string, separators: readonly Separator[]): string {
  const { text: led, count } = leadWithSeparators(text, separators);
  const pieces: string[] = [];
  let end = 0;
  for (const { position, char } of separators.slice(count)) {
    pieces.push(led.slice(end, led.length - position), char);
    end = led.length - position;
  }
  return pieces.join('') + led.slice(end);
}

/**
 * Separators with more digits to their right than there are: the package puts each in front, and keeps no more of
 * what follows than the digits that were lacking.
 */
function leadWithSeparators(text: string, separators: readonly Separator[]): { text: string; count: number } {
  const backwards = text.split('').reverse();
  let count = 0;
  for (const { position, char } of separators) {
    if (position <= backwards.length) break;
    backwards.length = Math.min(backwards.length, position - backwards.length);
    backwards.push(...char.split('').reverse());
    count++;
  }
  return { text: count === 0 ? text : backwards.reverse().join(''), count };
}

function ordinalEnding(text: string): string {
  if (text.charCodeAt(text.length - 2) === 0x31) return 'th';
  switch (text.charCodeAt(text.length - 1)) {
    case 0x31:
      return 'st';
    case 0x32:
      return 'nd';
    case 0x33:
      return 'rd';
    default:
      return 'th';
  }
}
