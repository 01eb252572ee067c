/** What a step has found in one item, as the items of the next step. */
export function foundItems(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined ? [] : [value];
}
