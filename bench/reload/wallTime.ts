/** Milliseconds of the wall clock with their fractions: the same in all processes of a machine, and never backwards in one. */
export function wallTime(): number {
  return performance.timeOrigin + performance.now();
}
