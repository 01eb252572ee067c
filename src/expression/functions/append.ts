import { appendValues } from '../runtime/appendValues.ts';
import type { Builtin } from './Builtin.ts';

export const append: Builtin = {
  name: 'append',
  signature: '<xx:a>',
  arity: 2,
  implementation: appendValues,
};
