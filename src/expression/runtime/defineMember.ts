/** Sets an own member of a map, whatever its name. */
export function defineMember(map: object, name: string, value: unknown): void {
  Object.defineProperty(map, name, { value, enumerable: true, configurable: true, writable: true });
}
