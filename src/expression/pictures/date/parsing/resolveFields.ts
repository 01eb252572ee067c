import { ExpressionFault } from '../../../ExpressionFault.ts';
import { fieldOf } from '../fieldOf.ts';
import { type Moment, momentOf } from '../Moment.ts';
import type { ReadComponent, ReadFields } from './ReadFields.ts';

const millisADay = 86_400_000;
const millisAMinute = 60_000;

/**
 * The time that fields stand for, in milliseconds since the epoch; NaN when it is none. What is more significant
 * than all that was read is taken from now, what is less from the beginning of its period. Completes the fields.
 *
 * @param now milliseconds since the epoch
 * @throws ExpressionFault D3136 when there is a gap between fields, or a date is told by weeks.
 */
export function resolveFields(fields: ReadFields, now: number): number {
  const date = dateMask(fields);
  if (isToldBy(weekOfMonth, date) || isToldBy(weekOfYear, date)) throw ExpressionFault.of('D3136');
  const inDayOfYear = !isToldBy(calendarDate, date) && isToldBy(dayOfYear, date);
  const time = timeMask(fields);
  const inHalfDay = !isToldBy(fullDay, time) && isToldBy(halfDay, time);
  if (inDayOfYear || inHalfDay || !isWhole(fields)) {
    complete(fields, inDayOfYear ? dayOfYearOrder : dateOrder, inHalfDay ? halfDayOrder : timeOrder, now);
  }

  const { Y = Number.NaN, m, s, f, Z, z } = fields;
  const [month, day] = inDayOfYear ? dateOfDay(Y, fields.d) : [monthIndex(fields.M), fields.D];
  const hour = inHalfDay ? hourOfHalf(fields) : fields.H;
  const millis = Date.UTC(Y, month, day, hour, m, s, f);
  return millis - (Z || z || 0) * millisAMinute;
}

// A field that is zero, or no number, does not tell how the date or the time is given.

function dateMask({ Y, M, D, d, X, x, w, W }: ReadFields): number {
  return (
    (Y ? 1 : 0) |
    (M ? 2 : 0) |
    (D ? 4 : 0) |
    (d ? 8 : 0) |
    (X ? 16 : 0) |
    (x ? 32 : 0) |
    (w ? 64 : 0) |
    (W ? 128 : 0)
  );
}

const calendarDate = 1 | 2 | 4;
const dayOfYear = 1 | 8;
const weekOfMonth = 16 | 32 | 64;
const weekOfYear = 16 | 128;

function timeMask({ P, H, h, m, s, f }: ReadFields): number {
  return (m ? 1 : 0) | (s ? 2 : 0) | (f ? 4 : 0) | (H ? 8 : 0) | (h ? 16 : 0) | (P ? 32 : 0);
}

const fullDay = 1 | 2 | 4 | 8;
const halfDay = 1 | 2 | 4 | 16 | 32;

function isToldBy(kind: number, mask: number): boolean {
  return mask !== 0 && (mask & ~kind) === 0;
}

const dateOrder: readonly ReadComponent[] = ['Y', 'M', 'D'];
// The day of the year is not among them: the package takes a date told by it to end with the year.
const dayOfYearOrder: readonly ReadComponent[] = ['Y', 'D'];
const timeOrder: readonly ReadComponent[] = ['H', 'm', 's', 'f'];
const halfDayOrder: readonly ReadComponent[] = ['P', 'h', 'm', 's', 'f'];

/** Nothing is missing, as in most timestamps. */
function isWhole({ Y, M, D, H, m, s, f }: ReadFields): boolean {
  return (
    Y !== undefined &&
    M !== undefined &&
    D !== undefined &&
    H !== undefined &&
    m !== undefined &&
    s !== undefined &&
    f !== undefined
  );
}

function complete(
  fields: ReadFields,
  date: readonly ReadComponent[],
  time: readonly ReadComponent[],
  now: number,
): void {
  let stage: 'before' | 'within' | 'after' = 'before';
  let present: Moment | undefined;
  for (const components of [date, time]) {
    for (const component of components) {
      if (fields[component] !== undefined) {
        if (stage === 'after') throw ExpressionFault.of('D3136');
        stage = 'within';
      } else if (stage === 'before') {
        present ??= momentOf(now);
        fields[component] = fieldOf(component)?.(present) ?? beforeNoon;
      } else {
        fields[component] = component === 'M' || component === 'D' ? 1 : 0;
        stage = 'after';
      }
    }
  }
}

/** Half a day that is not told is the first, whatever the time is now. */
const beforeNoon = 0;

function monthIndex(month: number | undefined): number {
  return month !== undefined && month > 0 ? month - 1 : 0;
}

/** Of years 0 to 99 the days are those of 1900 to 1999, as all of `Date.UTC` is. */
function dateOfDay(year: number, day = Number.NaN): [month: number, day: number] {
  const date = momentOf(Date.UTC(year, 0) + (day - 1) * millisADay);
  return [date.month - 1, date.day];
}

function hourOfHalf({ h, P }: ReadFields): number {
  return (h === 12 ? 0 : (h ?? Number.NaN)) + (P === 1 ? 12 : 0);
}
