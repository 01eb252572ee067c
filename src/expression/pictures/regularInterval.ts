/**
 * The distance of grouping separators that stand at every multiple of one number of digits, counted from the
 * right; 0 when they do not (XPath and XQuery Functions 3.1, 4.6.1 and 4.7.4, "regular").
 */
export function regularInterval(positions: readonly number[]): number {
  if (positions.length === 0) return 0;
  const interval = positions.reduce(greatestCommonDivisor);
  const known = new Set(positions);
  for (let multiple = 1; multiple <= positions.length; multiple++) {
    if (!known.has(multiple * interval)) return 0;
  }
  return interval;
}

function greatestCommonDivisor(first: number, second: number): number {
  let [a, b] = [first, second];
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}
