import type { Builtin } from './Builtin.ts';

export const letterCases: readonly Builtin[] = [
  { name: 'lowercase', signature: '<s-:s>', arity: 1, implementation: lowercase },
  { name: 'uppercase', signature: '<s-:s>', arity: 1, implementation: uppercase },
];

function lowercase(text: string | undefined): string | undefined {
  return text === undefined ? undefined : text.toLowerCase();
}

function uppercase(text: string | undefined): string | undefined {
  return text === undefined ? undefined : text.toUpperCase();
}
