import { expectFinite } from '../runtime/expectFinite.ts';
import { FunctionValue } from '../runtime/FunctionValue.ts';
import type { Builtin } from './Builtin.ts';

/** @throws ExpressionFault D1001 for an infinite number. */
export const type: Builtin = {
  name: 'type',
  signature: '<x:s>',
  arity: 1,
  implementation(value: unknown) {
    if (value === undefined) return undefined;
    if (value === null) return 'null';
    // What is not a number is an object, as JavaScript's NaN is to the package.
    if (typeof value === 'number') return Number.isNaN(expectFinite(value)) ? 'object' : 'number';
    if (typeof value !== 'object') return typeof value;
    if (Array.isArray(value)) return 'array';
    return value instanceof FunctionValue ? 'function' : 'object';
  },
};
