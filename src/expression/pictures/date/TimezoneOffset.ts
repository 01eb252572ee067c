/** How far a zone is ahead of UTC. */
export interface TimezoneOffset {
  readonly hours: number;
  readonly minutes: number;
  /** As it is written without separator: 530 for five hours and a half. */
  readonly digits: number;
  readonly millis: number;
}

export const utc: TimezoneOffset = { hours: 0, minutes: 0, digits: 0, millis: 0 };

/**
 * Reads an offset such as `+0530`. Other texts are read as far as they are a number, or make all fields NaN. West of
 * UTC the package rounds the hours down and takes the minutes from them once more: `-0530` is 6 hours and a half.
 */
export function readTimezone(timezone: string): TimezoneOffset {
  // biome-ignore lint/correctness/useParseIntRadix: hexadecimal is read too, as in the package
  const number = Number.parseInt(timezone);
  const hours = Math.floor(number / 100);
  const minutes = number % 100;
  return { hours, minutes, digits: hours * 100 + minutes, millis: (60 * hours + minutes) * 60_000 };
}
