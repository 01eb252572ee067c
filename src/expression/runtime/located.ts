import { ExpressionFault, type FaultPlace } from '../ExpressionFault.ts';

/** Does work whose faults are told of one place. */
export function located<Result>(place: FaultPlace, work: () => Result): Result {
  try {
    return work();
  } catch (thrown) {
    throw thrown instanceof ExpressionFault ? thrown.at(place) : thrown;
  }
}
