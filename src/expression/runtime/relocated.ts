import { ExpressionFault, type FaultPlace } from '../ExpressionFault.ts';

/** Calls a function on behalf of an operator: its faults are told of the operator. */
export function relocated<Args extends unknown[], Result>(
  place: FaultPlace,
  callee: (...args: Args) => Result,
  ...args: Args
): Result {
  try {
    return callee(...args);
  } catch (thrown) {
    throw thrown instanceof ExpressionFault ? thrown.at(place) : thrown;
  }
}
