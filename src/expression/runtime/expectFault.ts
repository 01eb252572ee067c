import { ExpressionFault } from '../ExpressionFault.ts';

/** Lets a fault of the expression pass, or a stack that is too deep: the general form will tell of it. All else is a bug. */
export function expectFault(thrown: unknown): void {
  if (!(thrown instanceof ExpressionFault || thrown instanceof RangeError)) throw thrown;
}
