/** A value's place in a list in brackets, itself in brackets: it stays a list. */
export function pushItem(list: unknown[], value: unknown): unknown[] {
  if (value !== undefined) list.push(value);
  return list;
}
