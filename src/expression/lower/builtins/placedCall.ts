import { Code, code, joinCode } from '../../code/Code.ts';
import { callPlaced } from '../../runtime/callPlaced.ts';
import type { BuiltinCall } from './BuiltinCall.ts';

/** A call of something that may fault: a function of the run-time library, or one that was made for this call. */
export function placedCall(
  { place, site }: BuiltinCall,
  implementation: Code | ((...args: never[]) => unknown),
  ...args: Code[]
): Code {
  const { scope } = site.unit;
  const callee =
    implementation instanceof Code ? implementation : scope.value(implementation, implementation.name);
  return code`${scope.value(callPlaced, 'callPlaced')}(${joinCode([place, callee, ...args], ', ')})`;
}
