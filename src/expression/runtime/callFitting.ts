import { type CallPlace, toldOf } from './applyFunction.ts';
import type { Direct, FunctionValue } from './FunctionValue.ts';

/** A call of a built-in function with arguments that are known to fit: its signature has nothing to say. */
export function callFitting(
  callee: FunctionValue,
  { position, token }: CallPlace,
  implementation: Direct,
  first?: unknown,
  second?: unknown,
  third?: unknown,
  fourth?: unknown,
): unknown {
  callee.token = token;
  callee.position = position;
  try {
    return implementation(first, second, third, fourth);
  } catch (thrown) {
    throw toldOf(callee, thrown);
  }
}
