import type { Builtin } from './Builtin.ts';

export const exists: Builtin = {
  name: 'exists',
  signature: '<x:b>',
  arity: 1,
  implementation: (value: unknown) => value !== undefined,
};
