import { ExpressionFault } from '../ExpressionFault.ts';
import { Allowance } from '../runtime/Allowance.ts';
import { applyFunction } from '../runtime/applyFunction.ts';
import { collapse } from '../runtime/collapse.ts';
import { FunctionValue } from '../runtime/FunctionValue.ts';
import type { Builtin } from './Builtin.ts';

/** @throws ExpressionFault D3050 for a function of fewer than two parameters. */
export const reduce: Builtin = {
  name: 'reduce',
  signature: '<afj?:j>',
  arity: 3,
  implementation(list: readonly unknown[] | undefined, combine: unknown, initial?: unknown) {
    if (list === undefined) return undefined;
    if (!(combine instanceof FunctionValue)) throw new TypeError('there is no function to reduce by');
    const { arity, direct } = combine;
    if (arity < 2) throw ExpressionFault.of('D3050');
    const startsWithItem = initial === undefined && list.length > 0;
    let result = startsWithItem ? list[0] : initial;
    for (let index = startsWithItem ? 1 : 0; index < list.length; index++) {
      if (direct !== undefined) {
        Allowance.spend(1);
        result = collapse(direct(result, list[index], index, list));
        continue;
      }
      const args = [result, list[index]];
      if (arity >= 3) args.push(index);
      if (arity >= 4) args.push(list);
      result = applyFunction(combine, args, null);
    }
    return result;
  },
};
