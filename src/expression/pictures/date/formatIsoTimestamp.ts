import { compileDateFormatter } from './compileDateFormatter.ts';
import { momentOf } from './Moment.ts';

const formatAny = compileDateFormatter('[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]');

/** 0 to 99 with two digits each. */
const twoDigits = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'));

/**
 * ISO 8601 with milliseconds: what `$fromMillis` writes without a picture.
 *
 * @param timezone an offset such as `+0530`; UTC, written as Z, when there is none
 */
export function formatIsoTimestamp(millis: number, timezone?: string): string {
  if (timezone !== undefined) return formatAny(millis, timezone);
  const { year, month, day, hour, minute, second, millisecond } = momentOf(millis);
  if (!(year >= 1000 && year <= 9999)) return formatAny(millis);
  const fraction = millisecond < 100 ? `0${twoDigits[millisecond]}` : millisecond;
  return `${year}-${twoDigits[month]}-${twoDigits[day]}T${twoDigits[hour]}:${twoDigits[minute]}:${twoDigits[second]}.${fraction}Z`;
}
