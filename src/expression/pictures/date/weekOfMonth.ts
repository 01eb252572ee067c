import type { Moment } from './Moment.ts';
import { startOfFirstWeek } from './startOfFirstWeek.ts';
import { utcDays } from './utcDays.ts';

/** Counts from 1. */
export function weekOfMonth({ year, month, day }: Moment): number {
  const today = utcDays(year, month, day);
  const week = weeksFrom(startOfFirstWeek(year, month), today);
  if (week > 4 && today >= startOfFirstWeek(...monthAfter(year, month))) return 1;
  return Math.floor(week < 1 ? weeksFrom(startOfFirstWeek(...monthBefore(year, month)), today) : week);
}

/** The month, 1 to 12, whose week a day is in. */
export function weekMonth({ year, month, days }: Moment): number {
  if (days < startOfFirstWeek(year, month)) return monthBefore(year, month)[1];
  const after = monthAfter(year, month);
  return days >= startOfFirstWeek(...after) ? after[1] : month;
}

/** Counts from 1, with a fraction, so that days of the last week that is sure to be of its period count as beyond. */
function weeksFrom(start: number, today: number): number {
  return (today - start) / 7 + 1;
}

function monthBefore(year: number, month: number): [year: number, month: number] {
  return month === 1 ? [year - 1, 12] : [year, month - 1];
}

function monthAfter(year: number, month: number): [year: number, month: number] {
  return month === 12 ? [year + 1, 1] : [year, month + 1];
}
