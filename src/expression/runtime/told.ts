import { ExpressionFault } from '../ExpressionFault.ts';

/**
 * Does work that JavaScript itself may refuse: a stack or a text too large, an object where a text has to be. The
 * jsonata package does not check for these, so they have no code of their own in the standard; they are faults of
 * the expression or its data all the same.
 */
export function told<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (thrown) {
    throw ExpressionFault.from(thrown);
  }
}
