import { ExpressionFault } from '../ExpressionFault.ts';
import { applyFunction } from './applyFunction.ts';
import { composeFunctions } from './composeFunctions.ts';
import { FunctionValue } from './FunctionValue.ts';

/** The operator `~>` before a function that is not being called. @throws ExpressionFault T2006 when it is none. */
export function chain(left: unknown, right: unknown, position: number): unknown {
  if (!(right instanceof FunctionValue)) throw ExpressionFault.of('T2006', { position, value: right });
  return left instanceof FunctionValue ? composeFunctions(left, right) : applyFunction(right, [left], null);
}
