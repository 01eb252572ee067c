import type { Role } from './Role.ts';

/** Who sent a request, as its token says. */
export interface Caller {
  /** The token's name: the author of what it changes. */
  readonly name: string;
  readonly role: Role;
}
