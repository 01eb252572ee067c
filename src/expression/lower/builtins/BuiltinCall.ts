import type { Code } from '../../code/Code.ts';
import type { Operand } from '../Operand.ts';
import type { Site } from '../Site.ts';

/** A call of a built-in function, which that name surely means. */
export interface BuiltinCall {
  /** At least one. */
  readonly args: readonly [Operand, ...Operand[]];
  readonly site: Site;
  /** Where the call stands, which its faults are told of. */
  readonly place: Code;
  /** The call through its signature, of arguments that have been evaluated. */
  general(...args: readonly Code[]): Code;
}

/** Code for one call of one function; undefined when nothing is known of its arguments that would help. */
export type BuiltinLowering = (call: BuiltinCall) => Operand | undefined;
