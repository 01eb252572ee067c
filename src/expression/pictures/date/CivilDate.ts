/** A date of the proleptic Gregorian calendar. */
export interface CivilDate {
  /** Whole days since 1970-01-01. */
  readonly days: number;
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  readonly day: number;
}

/** Days that are remembered, more than a year of them: the calendar costs several divisions. */
const count = 512;
const remembered: (CivilDate | undefined)[] = Array.from({ length: count }, () => undefined);

/** The date of a day that is within JavaScript's range. */
export function civilDateOf(days: number): CivilDate {
  const slot = days & (count - 1);
  const known = remembered[slot];
  if (known !== undefined && known.days === days) return known;
  const date = computeDate(days);
  remembered[slot] = date;
  return date;
}

function computeDate(days: number): CivilDate {
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
  };
}
