import { ExpressionFault } from '../../ExpressionFault.ts';
import { utcDays } from './utcDays.ts';

/** The standard's idea of ISO 8601: the month, the day and the time may each be missing. */
const accepted =
  /^\d{4}(?:-[01]\d)?(?:-[0-3]\d)?(?:T[0-2]\d:[0-5]\d:[0-5]\d)?(?:\.\d+)?(?:[+-][0-2]\d:?[0-5]\d|Z)?$/;

/**
 * What `$toMillis` reads without a picture: milliseconds since the epoch, or NaN where `Date.parse` does not follow
 * what the standard lets through. A time without zone is in the process's own.
 *
 * @throws ExpressionFault D3110 when it is no timestamp.
 */
export function parseIsoTimestamp(text: string): number {
  const millis = parseUsual(text);
  if (millis !== undefined) return millis;
  if (!accepted.test(text)) throw ExpressionFault.of('D3110', { value: text });
  return Date.parse(text);
}

const dateLength = '2018-03-23'.length;
const secondsLength = '2018-03-23T10:33:36'.length;

/**
 * A date, or a date and a time to the second or millisecond with Z or an offset after it, as events have them;
 * undefined for others, among them all that `Date.parse` might have an opinion of its own about.
 */
function parseUsual(text: string): number | undefined {
  const days = readDay(text);
  if (days === none) return undefined;
  if (text.length === dateLength) return days * 86_400_000;
  const seconds = readSeconds(text);
  if (seconds === none) return undefined;
  const hasMillis = text.charCodeAt(secondsLength) === 0x2e;
  const millis = hasMillis ? readMillis(text) : 0;
  const offset = readOffset(text, hasMillis ? secondsLength + 4 : secondsLength);
  if (millis < 0 || offset === none) return undefined;
  return days * 86_400_000 + (seconds - offset * 60) * 1000 + millis;
}

/** What no number read here can be. */
const none = Number.MIN_SAFE_INTEGER;

/** Days since 1970-01-01. The days after the 28th are left to `Date.parse` where a month may lack them. */
function readDay(text: string): number {
  const century = pairAt(text, 0);
  const yearOfCentury = pairAt(text, 2);
  const month = pairAt(text, 5);
  const day = pairAt(text, 8);
  // Years up to 99 are others to `Date.UTC`.
  if (century < 1 || yearOfCentury < 0 || text.charCodeAt(4) !== 0x2d || text.charCodeAt(7) !== 0x2d)
    return none;
  if (month < 1 || month > 12 || day < 1 || day > (month === 2 ? 28 : 30)) return none;
  return daysBeforeMonth(century * 100 + yearOfCentury, month) + day;
}

let lastMonth = Number.NaN;
let lastDays = 0;

/** Days from 1970-01-01 to the last of the month before: events are mostly of one month. */
function daysBeforeMonth(year: number, month: number): number {
  const number = year * 12 + month;
  if (number !== lastMonth) {
    lastDays = utcDays(year, month, 0);
    lastMonth = number;
  }
  return lastDays;
}

/** Seconds since midnight. */
function readSeconds(text: string): number {
  const hour = pairAt(text, 11);
  const minute = pairAt(text, 14);
  const second = pairAt(text, 17);
  const isSeparated =
    text.charCodeAt(10) === 0x54 && text.charCodeAt(13) === 0x3a && text.charCodeAt(16) === 0x3a;
  if (!isSeparated || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59)
    return none;
  return (hour * 60 + minute) * 60 + second;
}

/** Three digits behind the point; negative where they are none. */
function readMillis(text: string): number {
  const last = text.charCodeAt(secondsLength + 3) - 0x30;
  return last >= 0 && last <= 9 ? pairAt(text, secondsLength + 1) * 10 + last : -1;
}

/** Minutes ahead of UTC of what stands at the end of a text from a place on. */
function readOffset(text: string, start: number): number {
  const sign = text.charCodeAt(start);
  if (sign === 0x5a) return text.length === start + 1 ? 0 : none;
  if ((sign !== 0x2b && sign !== 0x2d) || text.length !== start + 6) return none;
  const hours = pairAt(text, start + 1);
  const minutes = pairAt(text, start + 4);
  if (text.charCodeAt(start + 3) !== 0x3a || hours < 0 || hours > 23 || minutes < 0 || minutes > 59)
    return none;
  return (sign === 0x2d ? -1 : 1) * (hours * 60 + minutes);
}

/** The number of two digits; negative where they are none. */
function pairAt(text: string, start: number): number {
  const tens = text.charCodeAt(start) - 0x30;
  const ones = text.charCodeAt(start + 1) - 0x30;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1000;
}
