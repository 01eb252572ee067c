import { type Direct, FunctionValue } from './FunctionValue.ts';

/** A function that is made to be called by a built-in one. */
export function callback(arity: number, direct: Direct): FunctionValue {
  return new FunctionValue('native', arity, (args) => direct(...args), undefined, direct);
}
