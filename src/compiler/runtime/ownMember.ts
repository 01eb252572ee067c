/** A member whose name every object inherits from `Object.prototype`, such as `constructor`. */
export function ownMember(container: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(container, name) ? container[name] : undefined;
}
