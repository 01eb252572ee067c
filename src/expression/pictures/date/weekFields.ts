import type { Moment } from './Moment.ts';
import { utcDays } from './utcDays.ts';

/** A week belongs to the period that has its Thursday (ISO 8601; XPath extends it to months). It starts on Monday. */
function startOfFirstWeek(year: number, month: number): number {
  const first = utcDays(year, month, 1);
  const weekday = isoWeekday(first);
  return weekday > 4 ? first + 8 - weekday : first + 1 - weekday;
}

/** 1 Monday to 7 Sunday. */
export function isoWeekday(days: number): number {
  // The epoch was a Thursday.
  return ((((days + 3) % 7) + 7) % 7) + 1;
}

export function weekOfYear({ year, month, day }: Moment): number {
  const today = utcDays(year, month, day);
  const week = weeksFrom(startOfFirstWeek(year, 1), today);
  if (week > 52 && today >= startOfFirstWeek(year + 1, 1)) return 1;
  return Math.floor(week < 1 ? weeksFrom(startOfFirstWeek(year - 1, 1), today) : week);
}

export function weekOfMonth({ year, month, day }: Moment): number {
  const today = utcDays(year, month, day);
  const week = weeksFrom(startOfFirstWeek(year, month), today);
  if (week > 4 && today >= startOfFirstWeek(...monthAfter(year, month))) return 1;
  return Math.floor(week < 1 ? weeksFrom(startOfFirstWeek(...monthBefore(year, month)), today) : week);
}

/** The year whose week a day is in. */
export function weekYear({ year, days }: Moment): number {
  if (days < startOfFirstWeek(year, 1)) return year - 1;
  return days >= startOfFirstWeek(year + 1, 1) ? year + 1 : year;
}

/** The month, 1 to 12, whose week a day is in. */
export function weekMonth({ year, month, days }: Moment): number {
  const [, before] = monthBefore(year, month);
  const [afterYear, after] = monthAfter(year, month);
  if (days < startOfFirstWeek(year, month)) return before;
  return days >= startOfFirstWeek(afterYear, after) ? after : month;
}

/** Counts from 1; a fraction within the week. */
function weeksFrom(start: number, today: number): number {
  return (today - start) / 7 + 1;
}

function monthBefore(year: number, month: number): [year: number, month: number] {
  return month === 1 ? [year - 1, 12] : [year, month - 1];
}

function monthAfter(year: number, month: number): [year: number, month: number] {
  return month === 12 ? [year + 1, 1] : [year, month + 1];
}
