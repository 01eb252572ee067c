/** Stands for every map that is not there, so that a path needs no test at each of its steps. */
const nothing: Readonly<Record<string, unknown>> = Object.freeze(Object.create(null));

/** The value as a map; one without members when it is none. */
export function asMap(value: unknown): Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : nothing;
}
