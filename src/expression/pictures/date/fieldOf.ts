import { isoWeekday } from './isoWeekday.ts';
import type { Moment } from './Moment.ts';
import { utcDays } from './utcDays.ts';
import { weekMonth, weekOfMonth } from './weekOfMonth.ts';
import { weekOfYear, weekYear } from './weekOfYear.ts';

/** Components of date pictures that are numbers (XPath and XQuery Functions 3.1, 9.8.4.1; X and x are the package's). */
export type NumberComponent =
  | 'Y'
  | 'M'
  | 'D'
  | 'd'
  | 'F'
  | 'W'
  | 'w'
  | 'X'
  | 'x'
  | 'H'
  | 'h'
  | 'm'
  | 's'
  | 'f';

const fields: ReadonlyMap<string, (moment: Moment) => number> = new Map<
  NumberComponent,
  (moment: Moment) => number
>([
  ['Y', (moment) => moment.year],
  ['M', (moment) => moment.month],
  ['D', (moment) => moment.day],
  ['d', ({ year, month, day }) => utcDays(year, month, day) - utcDays(year, 1, 1) + 1],
  ['F', (moment) => isoWeekday(moment.days)],
  ['W', weekOfYear],
  ['w', weekOfMonth],
  ['X', weekYear],
  ['x', weekMonth],
  ['H', (moment) => moment.hour],
  ['h', ({ hour }) => (hour % 12 === 0 ? 12 : hour % 12)],
  ['m', (moment) => moment.minute],
  ['s', (moment) => moment.second],
  ['f', (moment) => moment.millisecond],
]);

/** Reads a component from a moment; undefined for components that are no numbers. */
export function fieldOf(component: string): ((moment: Moment) => number) | undefined {
  return fields.get(component);
}
