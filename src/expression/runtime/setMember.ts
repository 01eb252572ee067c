import { defineMember } from './defineMember.ts';

/** Sets a member by a computed name: `__proto__` is an ordinary name, though not in JavaScript. */
export function setMember(
  map: Record<string, unknown>,
  name: string,
  value: unknown,
): Record<string, unknown> {
  if (name === '__proto__') defineMember(map, name, value);
  else map[name] = value;
  return map;
}
