import type { FunctionValue } from './FunctionValue.ts';

/** A built-in function remembers where it was called last, but not from one evaluation to the next. */
export function forgetCall(builtin: FunctionValue): void {
  builtin.token = undefined;
  builtin.position = undefined;
}
