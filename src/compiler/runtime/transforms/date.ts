import type { Duration } from '../../../blueprint/Duration.ts';
import type { DateForm } from '../../../blueprint/Transform.ts';
import { parseDate } from '../../../envelope/parseDate.ts';
import { describe } from '../describe.ts';
import { ExactNumber } from '../ExactNumber.ts';
import { fault } from '../TransformFault.ts';

const epoch = /^-?\d{1,17}$/;

/** ECMA-262, "Time Values": a hundred million days to either side of the epoch. */
const furthest = 8.64e15;

/**
 * A moment, written anew. It is read from ISO-8601 (UTC where no zone is given) or from epoch milliseconds, as a
 * number or in digits. `add` shifts it: months first, in UTC, to the last day of a shorter month, then the rest.
 */
export function date(
  value: unknown,
  form: DateForm,
  add: Duration | undefined,
  path: string,
): string | number {
  const read = milliseconds(value);
  const moment = read === undefined || add === undefined ? read : shift(read, add);
  if (moment === undefined || !(Math.abs(moment) <= furthest)) {
    throw fault('transform/type-mismatch', path, {
      wanted: 'an ISO-8601 date or epoch milliseconds',
      found: describe(value),
    });
  }
  if (form === 'epoch_millis') return moment;
  if (form === 'epoch_seconds') return Math.floor(moment / 1000);
  const text = new Date(moment).toISOString();
  return form === 'date' ? text.slice(0, text.indexOf('T')) : text;
}

function milliseconds(value: unknown): number | undefined {
  if (typeof value === 'number') return Math.floor(value);
  if (value instanceof ExactNumber) return Math.floor(Number(value.text));
  if (typeof value !== 'string') return undefined;
  if (epoch.test(value)) return Number(value);
  const bytes = Buffer.from(value);
  return parseDate(bytes, 0, bytes.length);
}

function shift(moment: number, { months, milliseconds: rest }: Duration): number {
  if (months === 0) return moment + rest;
  const shifted = new Date(moment);
  const day = shifted.getUTCDate();
  shifted.setUTCDate(1);
  shifted.setUTCMonth(shifted.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(shifted.getUTCFullYear(), shifted.getUTCMonth() + 1, 0)).getUTCDate();
  shifted.setUTCDate(Math.min(day, lastDay));
  return shifted.getTime() + rest;
}
