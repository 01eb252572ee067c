import { ExpressionFault, type FaultPlace } from '../ExpressionFault.ts';

/** A call of a built-in function that is only ever called by name: its faults are told of the place of the call. */
export function callPlaced<First, Second, Third, Result>(
  { position, token }: FaultPlace,
  implementation: (first: First, second: Second, third: Third) => Result,
  first: First,
  second: Second,
  third: Third,
): Result {
  try {
    return implementation(first, second, third);
  } catch (thrown) {
    if (!(thrown instanceof ExpressionFault)) throw thrown;
    throw thrown.at({ token: thrown.token ?? token, position: position || thrown.position });
  }
}
