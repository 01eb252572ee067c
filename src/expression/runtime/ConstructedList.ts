const isConstructed = Symbol('constructed');

type MarkedList = unknown[] & { [isConstructed]?: true };

/** Lists in brackets at the start or the end of a path, which the path does not flatten. */
export const ConstructedList = {
  empty(): unknown[] {
    const list: MarkedList = [];
    list[isConstructed] = true;
    return list;
  },

  is(value: unknown): boolean {
    return Array.isArray(value) && (value as MarkedList)[isConstructed] === true;
  },
};
