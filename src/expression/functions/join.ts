import type { Builtin } from './Builtin.ts';

export const join: Builtin = {
  name: 'join',
  signature: '<a<s>s?:s>',
  arity: 2,
  implementation: (texts: readonly string[] | undefined, separator = '') =>
    texts === undefined ? undefined : texts.join(separator),
};
