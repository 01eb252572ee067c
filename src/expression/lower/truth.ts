import { type Code, code } from '../code/Code.ts';
import { effectiveBoolean } from '../runtime/effectiveBoolean.ts';
import { faultingCall } from './faultingCall.ts';
import { kinds, type Operand } from './Operand.ts';
import type { Site } from './Site.ts';

/** Code that is true in JavaScript exactly when the operand counts as true. */
export function truth(operand: Operand, site: Site): Code {
  const { code: value, kinds: possible } = operand;
  // A missing value is as false as `false`; an empty string, too.
  if ((possible & ~(kinds.boolean | kinds.missing | kinds.string)) === 0) return value;
  return booleanOf(value, site, (held) => faultingCall(site, effectiveBoolean, held));
}

/** A value as true or false: booleans, texts and what is missing are told in place, all else by a call. */
export function booleanOf(value: Code, { body }: Site, general: (held: Code) => Code): Code {
  const held = body.variable('side');
  const isOther = code`${held} !== false && ${held} !== undefined`;
  const other = code`(typeof ${held} === 'string' ? ${held} !== '' : ${general(held)})`;
  return code`((${held} = ${value}) === true || (${isOther} && ${other}))`;
}
