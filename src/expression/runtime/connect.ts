import { ExpressionFault } from '../ExpressionFault.ts';
import { effectiveBoolean } from './effectiveBoolean.ts';

/** The operators `and` and `or`; a fault of the right side, or of a cast, is told of the operator. */
export function connect(
  left: unknown,
  right: () => unknown,
  operator: 'and' | 'or',
  position: number,
): boolean {
  try {
    const first = effectiveBoolean(left);
    return operator === 'and' ? first && effectiveBoolean(right()) : first || effectiveBoolean(right());
  } catch (thrown) {
    if (!(thrown instanceof ExpressionFault)) throw thrown;
    throw new ExpressionFault({ ...thrown, position, token: operator });
  }
}
