import { ExpressionFault } from '../ExpressionFault.ts';
import { Allowance } from '../runtime/Allowance.ts';
import { applyFunction } from '../runtime/applyFunction.ts';
import { FunctionValue } from '../runtime/FunctionValue.ts';
import { isNumeric } from '../runtime/isNumeric.ts';
import { mergeSort } from '../runtime/mergeSort.ts';
import type { Builtin } from './Builtin.ts';

/**
 * Sorts numbers or texts upwards, or anything by a function that is true where its first argument comes after its
 * second.
 *
 * @throws ExpressionFault D3070 for other or mixed items without such a function, D1001 for an infinite number there.
 */
export const sort: Builtin = {
  name: 'sort',
  signature: '<af?:a>',
  arity: 2,
  implementation(list: readonly unknown[] | undefined, comesAfter?: unknown) {
    if (list === undefined || list.length <= 1) return list;
    if (comesAfter === undefined) return sortScalars(list);
    if (!Array.isArray(list)) return list;
    if (!(comesAfter instanceof FunctionValue)) throw new TypeError('there is no function to compare by');
    if (comesAfter.direct !== undefined) return mergeSort(list, comesAfter.direct);
    return mergeSort(list, (left, right) => applyFunction(comesAfter, [left, right], null));
  },
};

function sortScalars(list: readonly unknown[]): unknown[] {
  if (!Array.isArray(list)) throw ExpressionFault.of('D3070');
  Allowance.spend(list.length * Math.log2(list.length));
  // Every item is looked at, as in the package: one that is infinite is a fault wherever it stands.
  if (list.filter(isNumeric).length === list.length) {
    return [...(list as readonly number[])].sort((left, right) => left - right);
  }
  if (list.every((item) => typeof item === 'string')) return [...list].sort();
  throw ExpressionFault.of('D3070');
}
