import { applyFunction } from './applyFunction.ts';
import { FunctionValue } from './FunctionValue.ts';

/**
 * A value as an argument. A function is handed over in a wrapper: it does not take on the place of calls inside the
 * function that it is given to. One that takes on no place needs none, and keeps what it can do besides being called.
 */
export function asArgument(value: unknown): unknown {
  if (!(value instanceof FunctionValue) || value.kind === 'native') return value;
  return new FunctionValue('native', value.arity, (args) => applyFunction(value, args, null));
}
