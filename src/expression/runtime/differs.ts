import { deepEqual } from './deepEqual.ts';

/** The operator `!=`: with a missing side it is false, too (JSONata standard, "Comparison operators"). */
export function differs(left: unknown, right: unknown): boolean {
  return left !== undefined && right !== undefined && !deepEqual(left, right);
}
