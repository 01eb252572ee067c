import { type Code, code, joinCode } from '../code/Code.ts';

/** Conditions that must all hold; what needs none always does. */
export function allTrue(conditions: readonly (Code | undefined)[]): Code {
  const needed = conditions.filter((condition) => condition !== undefined);
  return needed.length === 0 ? code`true` : joinCode(needed, ' && ');
}
