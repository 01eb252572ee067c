import { deepEqual } from './deepEqual.ts';

/** The operator `=`: with a missing side it is false (JSONata standard, "Comparison operators"). */
export function equals(left: unknown, right: unknown): boolean {
  return left !== undefined && right !== undefined && deepEqual(left, right);
}
