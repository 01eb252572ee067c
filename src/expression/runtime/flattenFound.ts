import { Allowance } from './Allowance.ts';
import { ConstructedList } from './ConstructedList.ts';
import { Sequence } from './Sequence.ts';

/**
 * What a step has found, one value for each item, as one flat sequence. The one list that a last step finds is the
 * answer itself, so that a list of the data with one item, or none, stays what it is.
 */
export function flattenFound(found: unknown[], isLast: boolean): unknown[] {
  for (let index = 0; index < found.length; index++) {
    if (Array.isArray(found[index])) return flattenLists(found, isLast);
  }
  return Sequence.of(found);
}

function flattenLists(found: readonly unknown[], isLast: boolean): unknown[] {
  const [only] = found;
  if (isLast && found.length === 1 && Array.isArray(only) && !Sequence.is(only)) return only;
  const flat: unknown[] = [];
  for (const value of found) {
    if (Array.isArray(value) && !ConstructedList.is(value)) {
      Allowance.make(value.length);
      for (const item of value) flat.push(item);
    } else flat.push(value);
  }
  return Sequence.of(flat);
}
