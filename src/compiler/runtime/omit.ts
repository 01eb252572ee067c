import { ExpressionFault } from '../../expression/ExpressionFault.ts';
import { TransformFault } from './TransformFault.ts';

/** Under `on_mismatch: omit` a fault of the event leaves the attribute out; anything else is a bug and goes on. */
export function omit(thrown: unknown): undefined {
  if (thrown instanceof TransformFault || thrown instanceof ExpressionFault) return undefined;
  throw thrown;
}
