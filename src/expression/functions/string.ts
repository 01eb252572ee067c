import { castToString } from '../runtime/castToString.ts';
import type { Builtin } from './Builtin.ts';

/** @throws ExpressionFault D3001, D1001 */
export const string: Builtin = {
  name: 'string',
  signature: '<x-b?:s>',
  arity: 1,
  implementation: (value: unknown, isIndented?: boolean) =>
    value === undefined ? undefined : castToString(value, isIndented),
};
