/** 1 Monday to 7 Sunday. @param days since 1970-01-01, a Thursday */
export function isoWeekday(days: number): number {
  return ((((days + 3) % 7) + 7) % 7) + 1;
}
