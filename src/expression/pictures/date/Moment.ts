/** A time of the proleptic Gregorian calendar in UTC, or in a zone whose offset was added. */
export interface Moment {
  /** Whole days since 1970-01-01. */
  readonly days: number;
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

/** ECMAScript, "Time Values and Time Range": 100 million days either side of the epoch. */
const greatestMillis = 8.64e15;
const millisADay = 86_400_000;

const invalid: Moment = {
  days: Number.NaN,
  year: Number.NaN,
  month: Number.NaN,
  day: Number.NaN,
  hour: Number.NaN,
  minute: Number.NaN,
  second: Number.NaN,
  millisecond: Number.NaN,
};

/** @param millis since the epoch; a fraction is cut off. Outside of JavaScript's range all fields are NaN. */
export function momentOf(millis: number): Moment {
  if (!(Math.abs(millis) <= greatestMillis)) return invalid;
  const whole = Math.trunc(millis);
  const days = Math.floor(whole / millisADay);
  const ofDay = whole - days * millisADay;

  // Years that begin in March have their leap day at the end; eras of 400 of them are equally long.
  const sinceEra0 = days + 719_468;
  const era = Math.floor(sinceEra0 / 146_097);
  const dayOfEra = sinceEra0 - era * 146_097;
  const yearOfEra =
    ((dayOfEra - ((dayOfEra / 1460) | 0) + ((dayOfEra / 36_524) | 0) - ((dayOfEra / 146_096) | 0)) / 365) | 0;
  const dayOfYear = dayOfEra - (365 * yearOfEra + ((yearOfEra / 4) | 0) - ((yearOfEra / 100) | 0));
  const monthFromMarch = ((5 * dayOfYear + 2) / 153) | 0;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    days,
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - (((153 * monthFromMarch + 2) / 5) | 0) + 1,
    hour: (ofDay / 3_600_000) | 0,
    minute: ((ofDay / 60_000) | 0) % 60,
    second: ((ofDay / 1000) | 0) % 60,
    millisecond: ofDay % 1000,
  };
}
