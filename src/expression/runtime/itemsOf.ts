/** A context as the items that a path starts from. */
export function itemsOf(context: unknown): readonly unknown[] {
  return Array.isArray(context) ? context : [context];
}
