interface MarkedList extends Array<unknown> {
  sequence?: true;
  keepSingleton?: true;
}

/**
 * Lists that a path or a function made, in contrast to lists of the data (JSONata standard, "Sequences"): one without
 * items is missing, one with a single item is that item. They are plain lists with the marks that the jsonata package
 * sets, so that whoever knows its results knows ours; a class of their own would cost several times as much.
 */
export const Sequence = {
  empty(): unknown[] {
    return Sequence.of([]);
  },

  /** Marks a fresh list as a sequence. */
  of(items: unknown[]): unknown[] {
    (items as MarkedList).sequence = true;
    return items;
  },

  is(value: unknown): value is unknown[] {
    return Array.isArray(value) && (value as MarkedList).sequence === true;
  },

  /** A sequence that stays a list when it holds one item, because the expression asked for that with `[]`. */
  kept(items: readonly unknown[]): unknown[] {
    const kept: MarkedList = items.slice();
    kept.sequence = true;
    kept.keepSingleton = true;
    return kept;
  },

  isKept(value: unknown): boolean {
    return Sequence.is(value) && (value as MarkedList).keepSingleton === true;
  },
};
