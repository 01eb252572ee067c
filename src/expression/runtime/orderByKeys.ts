import { KeyColumns } from './KeyColumns.ts';
import { sortPlaces } from './sortPlaces.ts';

/** Items in the order of their keys, stable; undefined when the keys cannot be compared with each other. */
export function orderByKeys(
  items: readonly unknown[],
  columns: readonly (readonly unknown[])[],
  areDescending: readonly boolean[],
): unknown[] | undefined {
  if (!KeyColumns.areComparable(columns)) return undefined;
  const places = sortPlaces(items.length, (left, right) =>
    KeyColumns.comesAfter(columns, areDescending, left, right),
  );
  for (let index = 0; index < places.length; index++) places[index] = items[places[index] as number];
  return places;
}

/** The item that comes first by its keys, alone in a list. */
export function firstByKeys(
  items: readonly unknown[],
  columns: readonly (readonly unknown[])[],
  areDescending: readonly boolean[],
): unknown[] | undefined {
  if (!KeyColumns.areComparable(columns)) return undefined;
  let first = 0;
  for (let place = 1; place < items.length; place++) {
    if (KeyColumns.comesAfter(columns, areDescending, first, place)) first = place;
  }
  return [items[first]];
}
