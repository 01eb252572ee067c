import { type CallPlace, toldOf } from './applyFunction.ts';
import type { FunctionValue } from './FunctionValue.ts';

/** A call of a built-in function with arguments that are known to fit: its signature has nothing to say. */
export function callFitting(
  callee: FunctionValue,
  { position, token }: CallPlace,
  implementation: (first?: unknown, second?: unknown, third?: unknown) => unknown,
  first?: unknown,
  second?: unknown,
  third?: unknown,
): unknown {
  callee.token = token;
  callee.position = position;
  try {
    return implementation(first, second, third);
  } catch (thrown) {
    throw toldOf(callee, thrown);
  }
}
