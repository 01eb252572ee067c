const kind = Symbol('kind');

type MarkedList = unknown[] & { [kind]?: 'sequence' | 'kept' };

/**
 * Lists that a path or a function made, in contrast to lists of the data (JSONata standard, "Sequences"): one without
 * items is missing, one with a single item is that item. They are plain lists with a mark that only this file knows:
 * a class of their own would cost several times as much as the list.
 */
export const Sequence = {
  empty(): unknown[] {
    return Sequence.of([]);
  },

  /** Marks a fresh list as a sequence. */
  of(items: unknown[]): unknown[] {
    (items as MarkedList)[kind] = 'sequence';
    return items;
  },

  is(value: unknown): value is unknown[] {
    return Array.isArray(value) && (value as MarkedList)[kind] !== undefined;
  },

  /** A sequence that stays a list when it holds one item, because the expression asked for that with `[]`. */
  kept(items: readonly unknown[]): unknown[] {
    const kept: MarkedList = items.slice();
    kept[kind] = 'kept';
    return kept;
  },

  isKept(value: unknown): boolean {
    return Array.isArray(value) && (value as MarkedList)[kind] === 'kept';
  },
};
