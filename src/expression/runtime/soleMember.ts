import { setMember } from './setMember.ts';

/** A map of one member. */
export function soleMember(name: string, value: unknown): Record<string, unknown> {
  return setMember({}, name, value);
}
