import { effectiveBoolean } from '../runtime/effectiveBoolean.ts';
import type { Builtin } from './Builtin.ts';

/** @throws ExpressionFault D1001 for an infinite number. */
export const booleans: readonly Builtin[] = [
  {
    name: 'boolean',
    signature: '<x-:b>',
    arity: 1,
    implementation: (value: unknown) => (isMissing(value) ? undefined : effectiveBoolean(value)),
  },
  {
    name: 'not',
    signature: '<x-:b>',
    arity: 1,
    implementation: (value: unknown) => (value === undefined ? undefined : !effectiveBoolean(value)),
  },
];

/** The one item of a list stands for the list; a predicate may have let pass a missing one. */
function isMissing(value: unknown): boolean {
  if (value === undefined) return true;
  return Array.isArray(value) && value.length === 1 && isMissing(value[0]);
}
