import { compileDateFormatter } from './compileDateFormatter.ts';
import { momentOf } from './Moment.ts';

const formatAny = compileDateFormatter('[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]');

/** Numbers from 0 with leading zeros, and what follows them in a timestamp: fewer pieces are faster to join. */
const texts = (count: number, digits: number, before: string, after: string) =>
  Array.from({ length: count }, (_, number) => before + String(number).padStart(digits, '0') + after);
const months = texts(13, 2, '-', '-');
const days = texts(32, 2, '', 'T');
const sixties = texts(60, 2, '', ':');
const seconds = texts(60, 2, '', '.');
const milliseconds = texts(1000, 3, '', 'Z');

/**
 * ISO 8601 with milliseconds: what `$fromMillis` writes without a picture.
 *
 * @param timezone an offset such as `+0530`; UTC, written as Z, when there is none
 */
export function formatIsoTimestamp(millis: number, timezone?: string): string {
  if (timezone !== undefined) return formatAny(millis, timezone);
  const { year, month, day, hour, minute, second, millisecond } = momentOf(millis);
  if (!(year >= 1000 && year <= 9999)) return formatAny(millis);
  return `${year}${months[month]}${days[day]}${sixties[hour]}${sixties[minute]}${seconds[second]}${milliseconds[millisecond]}`;
}
