import type { Duration } from './Duration.ts';

const form =
  /^([+-]?)P(?=[\dT])(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,7})D)?(?:T(?=\d)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})(?:[.,](\d{1,3}))?S)?)?$/;

const second = 1000;
const day = 86_400 * second;

/** Parses an ISO-8601 duration such as `P90D`, `P1Y6M`, `-PT30M`; undefined when the text is none. */
export function parseDuration(text: string): Duration | undefined {
  const parts = form.exec(text);
  if (parts === null) return undefined;
  const count = (group: number) => Number(parts[group] ?? 0);
  const sign = parts[1] === '-' ? -1 : 1;
  const months = count(2) * 12 + count(3);
  const milliseconds =
    (count(4) * 7 + count(5)) * day +
    (count(6) * 3600 + count(7) * 60 + count(8)) * second +
    Number((parts[9] ?? '').padEnd(3, '0'));
  return { months: sign * months, milliseconds: sign * milliseconds };
}
