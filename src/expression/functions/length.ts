import type { Builtin } from './Builtin.ts';
import { characters } from './characters.ts';

export const length: Builtin = {
  name: 'length',
  signature: '<s-:n>',
  arity: 1,
  implementation: (text: string | undefined) => (text === undefined ? undefined : characters(text).length),
};
