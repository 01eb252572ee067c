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
  const day = parseDay(text);
  if (day === undefined) return undefined;
  if (text.length === dateLength) return day * 86_400_000;
  const seconds = parseSeconds(text);
  if (seconds === undefined) return undefined;
  const hasMillis = text.charCodeAt(secondsLength) === 0x2e;
  const millis = hasMillis ? digitsAt(text, secondsLength + 1, 3) : 0;
  const offset = parseOffset(text, hasMillis ? secondsLength + 4 : secondsLength);
  if (millis === undefined || offset === undefined) return undefined;
  return day * 86_400_000 + (seconds - offset * 60) * 1000 + millis;
}

/** Days since 1970-01-01. The days after the 28th are left to `Date.parse` where a month may lack them. */
function parseDay(text: string): number | undefined {
  const year = digitsAt(text, 0, 4);
  const month = digitsAt(text, 5, 2);
  const day = digitsAt(text, 8, 2);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if (text.charCodeAt(4) !== 0x2d || text.charCodeAt(7) !== 0x2d) return undefined;
  // Years up to 99 are others to `Date.UTC`.
  if (year < 100 || month < 1 || month > 12 || day < 1 || day > (month === 2 ? 28 : 30)) return undefined;
  return utcDays(year, month, day);
}

/** Seconds since midnight. */
function parseSeconds(text: string): number | undefined {
  const hour = digitsAt(text, 11, 2);
  const minute = digitsAt(text, 14, 2);
  const second = digitsAt(text, 17, 2);
  if (hour === undefined || minute === undefined || second === undefined) return undefined;
  const isSeparated =
    text.charCodeAt(10) === 0x54 && text.charCodeAt(13) === 0x3a && text.charCodeAt(16) === 0x3a;
  if (!isSeparated || hour > 23 || minute > 59 || second > 59) return undefined;
  return (hour * 60 + minute) * 60 + second;
}

/** Minutes ahead of UTC of what stands at the end of a text from a place on. */
function parseOffset(text: string, start: number): number | undefined {
  const sign = text.charCodeAt(start);
  if (sign === 0x5a) return text.length === start + 1 ? 0 : undefined;
  if ((sign !== 0x2b && sign !== 0x2d) || text.length !== start + 6) return undefined;
  const hours = digitsAt(text, start + 1, 2);
  const minutes = digitsAt(text, start + 4, 2);
  if (hours === undefined || minutes === undefined || text.charCodeAt(start + 3) !== 0x3a) return undefined;
  if (hours > 23 || minutes > 59) return undefined;
  return (sign === 0x2d ? -1 : 1) * (hours * 60 + minutes);
}

function digitsAt(text: string, start: number, count: number): number | undefined {
  let value = 0;
  for (let index = start; index < start + count; index++) {
    const digit = text.charCodeAt(index) - 0x30;
    if (!(digit >= 0 && digit <= 9)) return undefined;
    value = value * 10 + digit;
  }
  return value;
}
