import { Allowance } from './Allowance.ts';
import type { CallPlace } from './applyFunction.ts';
import { callFitting } from './callFitting.ts';
import type { Direct, FunctionValue } from './FunctionValue.ts';

/** The same as `callFitting`, where what a function reads and makes counts. */
export function callCounted(
  callee: FunctionValue,
  place: CallPlace,
  implementation: Direct,
  ...args: readonly unknown[]
): unknown {
  for (const arg of args) Allowance.read(arg);
  const [first, second, third, fourth] = args;
  return Allowance.answer(callFitting(callee, place, implementation, first, second, third, fourth));
}
