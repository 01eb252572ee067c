import type { Moment } from './Moment.ts';
import { startOfFirstWeek } from './startOfFirstWeek.ts';
import { utcDays } from './utcDays.ts';

/** Counts from 1. */
export function weekOfYear({ year, month, day }: Moment): number {
  const today = utcDays(year, month, day);
  const week = weeksFrom(startOfFirstWeek(year, 1), today);
  if (week > 52 && today >= startOfFirstWeek(year + 1, 1)) return 1;
  return Math.floor(week < 1 ? weeksFrom(startOfFirstWeek(year - 1, 1), today) : week);
}

/** The year whose week a day is in. */
export function weekYear({ year, days }: Moment): number {
  if (days < startOfFirstWeek(year, 1)) return year - 1;
  return days >= startOfFirstWeek(year + 1, 1) ? year + 1 : year;
}

/** Counts from 1, with a fraction, so that days of the last week that is sure to be of its period count as beyond. */
function weeksFrom(start: number, today: number): number {
  return (today - start) / 7 + 1;
}
