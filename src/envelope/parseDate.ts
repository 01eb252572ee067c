const DAY = 86_400_000;
const MINUTE = 60_000;

const DASH = 0x2d;
const COLON = 0x3a;
const PLUS = 0x2b;
const DOT = 0x2e;
const COMMA = 0x2c;
const SPACE = 0x20;
const LETTER_T = 0x54;
const LETTER_Z = 0x5a;
/** Makes a letter upper case. */
const UPPER = 0xdf;

/**
 * An ISO-8601 date (`2026-01-01`), alone or with a time (`T12:30`, `T12:30:15.123456`) and a zone (`Z`, `+02:00`,
 * `-0230`, `+02`; UTC without one), as epoch milliseconds. Parts of a millisecond are cut off.
 *
 * @returns NaN when the bytes are anything else or name no day of the calendar.
 */
export function parseDate(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < 10 || bytes[start + 4] !== DASH || bytes[start + 7] !== DASH) return Number.NaN;
  const [year, month, day] = [
    digits(bytes, start, 4),
    digits(bytes, start + 5, 2),
    digits(bytes, start + 8, 2),
  ];
  const midnight = DAY * daysSinceEpoch(year, month, day);
  if (end - start === 10) return midnight;
  const mark = bytes[start + 10] as number;
  const hasTime = (mark & UPPER) === LETTER_T || mark === SPACE;
  return hasTime ? midnight + timeOfDay(bytes, start + 11, end) : Number.NaN;
}

/** Milliseconds since midnight in UTC; below 0 or above a day where the zone makes it so. */
function timeOfDay(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < 5 || bytes[start + 2] !== COLON) return Number.NaN;
  const hour = atMost(23, digits(bytes, start, 2));
  const minute = atMost(59, digits(bytes, start + 3, 2));
  let milliseconds = 0;
  let at = start + 5;
  if (at < end && bytes[at] === COLON) {
    if (end - at < 3) return Number.NaN;
    milliseconds = atMost(59, digits(bytes, at + 1, 2)) * 1000;
    at += 3;
    if (at < end && (bytes[at] === DOT || bytes[at] === COMMA)) {
      const first = at + 1;
      at = endOfDigits(bytes, first, end);
      milliseconds += fraction(bytes, first, at);
    }
  }
  return (hour * 60 + minute) * MINUTE + milliseconds - zone(bytes, at, end);
}

/** How far the zone's clock is ahead of UTC, in milliseconds. */
function zone(bytes: Uint8Array, start: number, end: number): number {
  if (start === end) return 0;
  const sign = bytes[start] as number;
  if ((sign & UPPER) === LETTER_Z) return end === start + 1 ? 0 : Number.NaN;
  if ((sign !== PLUS && sign !== DASH) || end < start + 3) return Number.NaN;
  const hour = atMost(23, digits(bytes, start + 1, 2));
  const minutes = start + 3 + (bytes[start + 3] === COLON ? 1 : 0);
  if (end !== start + 3 && end !== minutes + 2) return Number.NaN;
  const minute = end === start + 3 ? 0 : atMost(59, digits(bytes, minutes, 2));
  return (sign === DASH ? -1 : 1) * (hour * 60 + minute) * MINUTE;
}

/** So many digits as a number; NaN when any of them is something else. */
function digits(bytes: Uint8Array, start: number, count: number): number {
  let value = 0;
  for (let at = start; at < start + count; at++) {
    const digit = (bytes[at] as number) - 0x30;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

function endOfDigits(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && !Number.isNaN(digits(bytes, at, 1))) at++;
  return at;
}

/** A fraction of a second in whole milliseconds; NaN without a digit. */
function fraction(bytes: Uint8Array, start: number, end: number): number {
  if (start === end) return Number.NaN;
  const used = Math.min(3, end - start);
  return digits(bytes, start, used) * 10 ** (3 - used);
}

function atMost(limit: number, value: number): number {
  return value <= limit ? value : Number.NaN;
}

/** In the Gregorian calendar. Years begin in March here, so that a leap day is the last of its year. */
function daysSinceEpoch(year: number, month: number, day: number): number {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month))) return Number.NaN;
  const fromMarch = month > 2 ? year : year - 1;
  const leapDays = Math.floor(fromMarch / 4) - Math.floor(fromMarch / 100) + Math.floor(fromMarch / 400);
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return fromMarch * 365 + leapDays + dayOfYear - 719_468;
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
