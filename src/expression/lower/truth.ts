import type { Code } from '../code/Code.ts';
import { effectiveBoolean } from '../runtime/effectiveBoolean.ts';
import { kinds, type Operand } from './Operand.ts';
import { runtimeCall } from './runtimeCall.ts';
import type { Unit } from './Site.ts';

/** Code that is true in JavaScript exactly when the operand counts as true. */
export function truth({ code: value, kinds: possible }: Operand, { scope }: Unit): Code {
  // A missing value is as false as `false`; an empty string, too.
  if ((possible & ~(kinds.boolean | kinds.missing | kinds.string)) === 0) return value;
  return runtimeCall(scope, effectiveBoolean, value);
}
