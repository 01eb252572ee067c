/** An own member of a map, whatever its name. */
export function memberOf(map: object, name: string): unknown {
  return Object.hasOwn(map, name) ? (map as Record<string, unknown>)[name] : undefined;
}
