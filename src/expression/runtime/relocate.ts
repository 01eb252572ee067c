import { ExpressionFault } from '../ExpressionFault.ts';

/** Evaluates what an operator is in charge of: all faults inside are told of the operator. */
export function relocate<Result>(evaluate: () => Result, position: number, token: string): Result {
  try {
    return evaluate();
  } catch (thrown) {
    throw thrown instanceof ExpressionFault ? thrown.at({ position, token }) : thrown;
  }
}
