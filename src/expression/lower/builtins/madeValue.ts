import type { Code } from '../../code/Code.ts';
import type { Scope } from '../../code/Scope.ts';

/** The name of what a function makes of data while code is written: a picture compiled, a pattern analysed. */
export function madeValue<Args extends readonly (string | number)[]>(
  scope: Scope,
  make: (...args: Args) => object,
  args: Args,
  hint: string,
): Code {
  return scope.make(make, args, hint);
}
