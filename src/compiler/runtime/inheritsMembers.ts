const probe = {};

/**
 * Whether `for…in` over an object may answer members that are not its own. Parsed JSON never does, unless something
 * in the process has put enumerable members on `Object.prototype`; asking once a map is far cheaper than once a
 * member.
 */
export function inheritsMembers(members: object): boolean {
  const prototype = Object.getPrototypeOf(members);
  if (prototype === null) return false;
  if (prototype !== Object.prototype) return true;
  for (const _ in probe) return true;
  return false;
}
