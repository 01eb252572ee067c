import { FunctionValue } from './FunctionValue.ts';

/**
 * A function that is called last, as it remembers where: before its arguments are evaluated, so that a fault among
 * them is told of that place wherever the function is already being called.
 */
export function noted(callee: unknown, position: number | undefined, token: string | undefined): unknown {
  if (callee instanceof FunctionValue) {
    if (token !== undefined) callee.token = token;
    callee.position = position;
  }
  return callee;
}
