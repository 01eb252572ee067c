import { Allowance } from './Allowance.ts';
import { flattenFound } from './flattenFound.ts';

/** One step of a path: evaluated for each item; what comes out is one flat sequence. */
export function walkStep(
  items: readonly unknown[],
  step: (item: unknown) => unknown,
  isLast: boolean,
): unknown[] {
  Allowance.spend(items.length);
  const found: unknown[] = [];
  for (let index = 0; index < items.length; index++) {
    const value = step(items[index]);
    if (value !== undefined) found.push(value);
  }
  return flattenFound(found, isLast);
}
