/** Lists in brackets at the start or the end of a path, which the path does not flatten. */
export const ConstructedList = {
  empty(): unknown[] {
    return Object.defineProperty([], 'cons', { value: true });
  },

  is(value: unknown): boolean {
    return Array.isArray(value) && (value as { cons?: true }).cons === true;
  },
};
