import type { Builtin } from './Builtin.ts';

/** Base 64 of a text whose units are taken for bytes: what is beyond Latin-1 is cut off. */
export const base64: readonly Builtin[] = [
  {
    name: 'base64encode',
    signature: '<s-:s>',
    arity: 1,
    implementation: (text: string | undefined) =>
      text === undefined ? undefined : Buffer.from(text, 'latin1').toString('base64'),
  },
  {
    name: 'base64decode',
    signature: '<s-:s>',
    arity: 1,
    implementation: (text: string | undefined) =>
      text === undefined ? undefined : Buffer.from(text, 'base64').toString('latin1'),
  },
];
