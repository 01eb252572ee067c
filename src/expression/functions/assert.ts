import { ExpressionFault } from '../ExpressionFault.ts';
import type { Builtin } from './Builtin.ts';

/** @throws ExpressionFault D3141 with the given message unless the condition is true. */
export const assert: Builtin = {
  name: 'assert',
  signature: '<bs?:x>',
  arity: 2,
  implementation(condition: unknown, message?: string) {
    if (condition) return undefined;
    throw new ExpressionFault({ code: 'D3141', message: message || '$assert was given what is not true' });
  },
};
