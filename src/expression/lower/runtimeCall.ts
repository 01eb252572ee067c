import { type Code, code, joinCode } from '../code/Code.ts';
import type { Scope } from '../code/Scope.ts';

/** A call of a function of the run-time library, which is called in the code as it is called here. */
export function runtimeCall(scope: Scope, callee: (...args: never[]) => unknown, ...args: Code[]): Code {
  return code`${scope.value(callee, callee.name)}(${joinCode(args, ', ')})`;
}
