import { Allowance } from './Allowance.ts';
import { ConstructedList } from './ConstructedList.ts';
import { Sequence } from './Sequence.ts';

export type Step = (item: unknown) => unknown;

/**
 * One step of a path: evaluated for each item, what comes out is one flat sequence. The one list that a last step
 * finds is the answer itself, so that a list of the data with one item, or none, stays what it is.
 */
export function walkStep(items: readonly unknown[], step: Step, isLast: boolean): unknown[] {
  Allowance.spend(items.length);
  const found: unknown[] = [];
  for (let index = 0; index < items.length; index++) {
    const value = step(items[index]);
    if (value !== undefined) found.push(value);
  }
  if (isLast && found.length === 1) {
    const only = found[0];
    if (Array.isArray(only) && !Sequence.is(only)) return only;
  }
  const flat = Sequence.empty();
  for (const value of found) {
    if (Array.isArray(value) && !ConstructedList.is(value)) for (const item of value) flat.push(item);
    else flat.push(value);
  }
  return flat;
}
