import type { Builtin } from './Builtin.ts';

export const letterCases: readonly Builtin[] = [
  {
    name: 'lowercase',
    signature: '<s-:s>',
    arity: 1,
    implementation: (text: string | undefined) => text?.toLowerCase(),
  },
  {
    name: 'uppercase',
    signature: '<s-:s>',
    arity: 1,
    implementation: (text: string | undefined) => text?.toUpperCase(),
  },
];
