import { appendItem } from './appendItem.ts';
import { pushItem } from './pushItem.ts';

/** Many items of a list in brackets, in order; those at the given places stand in brackets themselves. */
export function appendItems(
  list: unknown[],
  values: readonly unknown[],
  bracketed: ReadonlySet<number>,
): unknown[] {
  for (const [index, value] of values.entries())
    if (bracketed.has(index)) pushItem(list, value);
    else appendItem(list, value);
  return list;
}
