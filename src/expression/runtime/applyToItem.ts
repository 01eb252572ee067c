import { ExpressionFault } from '../ExpressionFault.ts';
import { Allowance } from './Allowance.ts';
import { applyFunction } from './applyFunction.ts';
import { FunctionValue } from './FunctionValue.ts';

/**
 * Calls a function with an item, its index or name, and the list or map that holds it; with no more of these than
 * it has parameters. No context stands in for an argument there.
 *
 * @throws ExpressionFault where the function is missing; the standard has no code for that.
 */
export function applyToItem(callee: unknown, item: unknown, key: number | string, whole: unknown): unknown {
  if (!(callee instanceof FunctionValue))
    throw ExpressionFault.from(new TypeError('the function is missing'));
  const { arity, direct } = callee;
  if (direct !== undefined) {
    Allowance.spend(1);
    return direct(item, key, whole);
  }
  const args = arity >= 3 ? [item, key, whole] : arity === 2 ? [item, key] : [item];
  return applyFunction(callee, args, null);
}
