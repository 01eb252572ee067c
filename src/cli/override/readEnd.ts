import { parseDuration } from '../../blueprint/parseDuration.ts';

/**
 * When an override is to end, as ISO-8601: a date as it is, a duration (`P7D`, `PT2H`) from now on. What is neither is
 * answered as it is, for the API to refuse.
 *
 * @param now epoch milliseconds.
 */
export function readEnd(text: string, now: number): string {
  const duration = parseDuration(text);
  if (duration === undefined) return text;
  const end = new Date(now + duration.milliseconds);
  end.setUTCMonth(end.getUTCMonth() + duration.months);
  return end.toISOString();
}
