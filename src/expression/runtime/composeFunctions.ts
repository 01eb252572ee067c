import { applyFunction } from './applyFunction.ts';
import { FunctionValue } from './FunctionValue.ts';

/** `first ~> second` of two functions: a function of one argument that applies one after the other. */
export function composeFunctions(first: FunctionValue, second: FunctionValue): FunctionValue {
  return new FunctionValue('lambda', 1, ([argument]) =>
    applyFunction(second, [applyFunction(first, [argument], undefined)], undefined),
  );
}
