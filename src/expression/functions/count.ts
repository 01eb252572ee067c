import type { Builtin } from './Builtin.ts';

export const count: Builtin = {
  name: 'count',
  signature: '<a:n>',
  arity: 1,
  implementation: (list: readonly unknown[] | undefined) => (list === undefined ? 0 : list.length),
};
