import { Allowance } from './Allowance.ts';

/** The items of a list, those of lists inside it one by one, down to the ground. */
export function flatItems(list: readonly unknown[], flat: unknown[] = []): unknown[] {
  Allowance.make(list.length);
  for (const item of list) {
    if (Array.isArray(item)) flatItems(item, flat);
    else flat.push(item);
  }
  return flat;
}
