/**
 * The item at a place that the text names, as the items of the next step; undefined where it is a list, whose items
 * those would be.
 */
export function pickFrom(items: readonly unknown[], place: number): readonly unknown[] | undefined {
  const whole = Math.floor(place);
  const item = items[whole < 0 ? items.length + whole : whole];
  if (item === undefined) return [];
  return Array.isArray(item) ? undefined : [item];
}
