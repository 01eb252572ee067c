import { orderByKeys } from './orderByKeys.ts';

/**
 * Items in the order of one key each; undefined when the keys cannot be compared with each other, or one is missing:
 * a lambda that compares takes it for the equal of all others, which makes no order.
 */
export function sortByKeys(
  items: readonly unknown[],
  keys: readonly unknown[],
  isDescending: boolean,
): unknown[] | undefined {
  for (let index = 0; index < keys.length; index++) if (keys[index] === undefined) return undefined;
  return orderByKeys(items, [keys], [isDescending]);
}
