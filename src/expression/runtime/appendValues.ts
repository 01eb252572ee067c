/** The items of two values, either of which may be missing, as `$append` joins them. */
export function appendValues(first: unknown, second: unknown): unknown {
  if (first === undefined) return second;
  if (second === undefined) return first;
  const joined: unknown[] = [];
  for (const value of [first, second]) {
    if (Array.isArray(value)) for (const item of value) joined.push(item);
    else joined.push(value);
  }
  return joined;
}
