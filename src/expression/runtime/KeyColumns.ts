/**
 * The keys of items that are to be ordered: a column for each term, in it a key for each item, which may be missing.
 * Later columns decide where earlier ones are equal.
 */
export const KeyColumns = {
  /**
   * Whether each column holds numbers alone or texts alone, missing keys aside. Then all keys can be compared, and every
   * stable sort answers the same.
   */
  areComparable(columns: readonly (readonly unknown[])[]): boolean {
    for (let index = 0; index < columns.length; index++) {
      if (!isOfOneType(columns[index] as readonly unknown[])) return false;
    }
    return true;
  },

  /** Whether one item stands behind another one; missing keys stand last whatever the direction. */
  comesAfter(
    columns: readonly (readonly unknown[])[],
    areDescending: readonly boolean[],
    left: number,
    right: number,
  ): boolean {
    for (let index = 0; index < columns.length; index++) {
      const keys = columns[index] as readonly unknown[];
      const [one, other] = [keys[left], keys[right]];
      if (one === other) continue;
      if (one === undefined || other === undefined) return one === undefined;
      // Apart, so that the engine sees numbers alone in one place and texts alone in the other.
      const isBefore =
        typeof one === 'number' ? one < (other as number) : (one as string) < (other as string);
      return isBefore === areDescending[index];
    }
    return false;
  },
};

function isOfOneType(keys: readonly unknown[]): boolean {
  let type: string | undefined;
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index];
    if (key === undefined) continue;
    if (typeof key === 'number') {
      // A number that is none has no place in any order.
      if (type === 'string' || Number.isNaN(key)) return false;
      type = 'number';
    } else if (typeof key === 'string') {
      if (type === 'number') return false;
      type = 'string';
    } else return false;
  }
  return true;
}
