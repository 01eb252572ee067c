import { isoWeekday } from './isoWeekday.ts';
import { utcDays } from './utcDays.ts';

/**
 * The Monday that the first week of a month begins with, in days since 1970-01-01. A week belongs to where its
 * Thursday is (ISO 8601 of years, which begin with January; XPath extends it to months).
 */
export function startOfFirstWeek(year: number, month: number): number {
  const first = utcDays(year, month, 1);
  const weekday = isoWeekday(first);
  return weekday > 4 ? first + 8 - weekday : first + 1 - weekday;
}
