const DAY = 86_400_000;
const DASH = 0x2d;
const COLON = 0x3a;

/** The bytes that a date takes. */
export const DATE_LENGTH = 24;
/** The years 0000 to 9999, which take four digits. */
export const FIRST_TIME = Date.parse('0000-01-01T00:00:00.000Z');
export const LAST_TIME = Date.parse('9999-12-31T23:59:59.999Z');

/**
 * Writes epoch milliseconds as `2026-01-01T00:00:00.000Z`.
 *
 * @param time a whole number from `FIRST_TIME` to `LAST_TIME`.
 */
export function writeDate(target: Uint8Array, at: number, time: number): void {
  const days = Math.floor(time / DAY);
  writeDay(target, at, days);
  const milliseconds = time - days * DAY;
  const seconds = Math.floor(milliseconds / 1000);
  const minutes = Math.floor(seconds / 60);
  target[at + 10] = 0x54;
  writePair(target, at + 11, Math.floor(minutes / 60));
  target[at + 13] = COLON;
  writePair(target, at + 14, minutes % 60);
  target[at + 16] = COLON;
  writePair(target, at + 17, seconds % 60);
  target[at + 19] = 0x2e;
  writeDigits(target, at + 20, 3, milliseconds % 1000);
  target[at + 23] = 0x5a;
}

/** A day of the Gregorian calendar by its number since 1970; years begin in March here, as in `parseDate`. */
function writeDay(target: Uint8Array, at: number, days: number): void {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const leapDays =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  writeDigits(target, at, 4, yearOfEra + era * 400 + (month <= 2 ? 1 : 0));
  target[at + 4] = DASH;
  writePair(target, at + 5, month);
  target[at + 7] = DASH;
  writePair(target, at + 8, dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1);
}

function writePair(target: Uint8Array, at: number, value: number): void {
  writeDigits(target, at, 2, value);
}

function writeDigits(target: Uint8Array, at: number, count: number, value: number): void {
  let rest = value;
  for (let digit = at + count - 1; digit >= at; digit--) {
    target[digit] = 0x30 + (rest % 10);
    rest = Math.floor(rest / 10);
  }
}
