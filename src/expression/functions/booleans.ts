import { effectiveBoolean } from '../runtime/effectiveBoolean.ts';
import type { Builtin } from './Builtin.ts';

/** @throws ExpressionFault D1001 for an infinite number. */
export const booleans: readonly Builtin[] = [
  {
    name: 'boolean',
    signature: '<x-:b>',
    arity: 1,
    implementation: (value: unknown) => (value === undefined ? undefined : effectiveBoolean(value)),
  },
  {
    name: 'not',
    signature: '<x-:b>',
    arity: 1,
    implementation: (value: unknown) => (value === undefined ? undefined : !effectiveBoolean(value)),
  },
];
