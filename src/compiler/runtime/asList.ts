const none: readonly unknown[] = Object.freeze([]);

/** The value as a list; an empty one when it is none. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : none;
}
