import { type CivilDate, civilDateOf } from './CivilDate.ts';

/** A time of the proleptic Gregorian calendar in UTC, or in a zone whose offset was added. */
export interface Moment extends CivilDate {
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
  const ofDay = (whole - days * millisADay) | 0;
  const { year, month, day } = civilDateOf(days);
  return {
    days,
    year,
    month,
    day,
    hour: (ofDay / 3_600_000) | 0,
    minute: ((ofDay / 60_000) | 0) % 60,
    second: ((ofDay / 1000) | 0) % 60,
    millisecond: ofDay % 1000,
  };
}
