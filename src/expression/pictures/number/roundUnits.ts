/** Below this the doubles between two integers are many enough to tell halves from what is near them. */
const greatestUnits = 1e14;

/**
 * How many units a number comes to, rounded; undefined when the product is too inexact to say, or too large.
 *
 * @param magnitude not negative
 * @param unit how many make one: 1 to 1e9
 */
export function roundUnits(magnitude: number, unit: number): number | undefined {
  const exact = magnitude * unit;
  if (!(exact < greatestUnits)) return undefined;
  const below = Math.floor(exact);
  const beyond = exact - below - 0.5;
  // The product, and the text that stands for a number, are each off by no more than half a unit in the last of 53
  // places.
  if (Math.abs(beyond) <= exact * 1e-15) return undefined;
  return beyond > 0 ? below + 1 : below;
}
