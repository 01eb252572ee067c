const greatestDays = 1e8;

/**
 * Whole days from 1970-01-01 to a date, as `Date.UTC` counts them: years 0 to 99 are taken for 1900 to 1999, and
 * beyond JavaScript's range it is NaN. The package computes weeks and days of the year with it, which is why they
 * are those of another century in the years 0 to 99.
 *
 * @param month 1 to 12
 * @param day any number of days; ones that the month lacks run over
 */
export function utcDays(year: number, month: number, day: number): number {
  const days = daysBefore(year >= 0 && year <= 99 ? year + 1900 : year, month) + day;
  return Math.abs(days) <= greatestDays ? days : Number.NaN;
}

/** Days from 1970-01-01 to the last of the month before. */
function daysBefore(year: number, month: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const monthFromMarch = month <= 2 ? month + 9 : month - 3;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + Math.floor((153 * monthFromMarch + 2) / 5) - 719_469;
}
