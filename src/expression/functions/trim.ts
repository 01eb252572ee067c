import type { Builtin } from './Builtin.ts';

/** Runs of blanks, tabs and line ends become one blank, and none at either end. */
export const trim: Builtin = {
  name: 'trim',
  signature: '<s-:s>',
  arity: 1,
  implementation: (text: string | undefined) =>
    text === undefined ? undefined : text.replace(/[ \t\n\r]+/g, ' ').replace(/^ | $/g, ''),
};
