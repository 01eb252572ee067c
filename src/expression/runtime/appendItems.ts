import { appendItem } from './appendItem.ts';
import { pushItem } from './pushItem.ts';

/** Many items of a list in brackets, in order; those at the given places, in rising order, stand in brackets themselves. */
export function appendItems(
  list: unknown[],
  values: readonly unknown[],
  bracketed: readonly number[],
): unknown[] {
  let next = 0;
  for (const [index, value] of values.entries()) {
    if (bracketed[next] === index) {
      pushItem(list, value);
      next += 1;
    } else appendItem(list, value);
  }
  return list;
}
