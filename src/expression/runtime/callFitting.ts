import { type CallPlace, toldOfCall } from './applyFunction.ts';
import type { Direct, FunctionValue } from './FunctionValue.ts';

/** A call of a built-in function with arguments that are known to fit: its signature has nothing to say. */
export function callFitting(
  callee: FunctionValue,
  place: CallPlace,
  implementation: Direct,
  first?: unknown,
  second?: unknown,
  third?: unknown,
  fourth?: unknown,
): unknown {
  callee.token = place.token;
  callee.position = place.position;
  try {
    return implementation(first, second, third, fourth);
  } catch (thrown) {
    throw toldOfCall(callee, thrown, place.position, place.token);
  }
}
