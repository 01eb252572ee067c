import { castToString } from '../runtime/castToString.ts';
import type { Builtin } from './Builtin.ts';

/**
 * A deep copy, which `$string` decides on: fractions to 15 significant digits, functions as empty texts.
 *
 * @throws ExpressionFault D1001 for an infinite number in it.
 */
export const clone = {
  name: 'clone',
  signature: '<(oa)-:o>',
  arity: 1,
  implementation: (value: unknown): unknown =>
    value === undefined ? undefined : JSON.parse(castToString(value)),
} satisfies Builtin;
