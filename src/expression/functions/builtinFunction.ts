import { FunctionValue } from '../runtime/FunctionValue.ts';
import { Signature } from '../runtime/Signature.ts';
import { builtins } from './builtins.ts';

/** A built-in function as a value of the language. @throws Error when there is none of that name. */
export function builtinFunction(name: string): FunctionValue {
  const builtin = builtins.get(name);
  if (builtin === undefined) throw new Error(`there is no built-in function ${name}`);
  const implementation = builtin.implementation as (...args: unknown[]) => unknown;
  const signature = Signature.parse(builtin.signature);
  return new FunctionValue('builtin', builtin.arity, (args) => implementation(...args), signature);
}
