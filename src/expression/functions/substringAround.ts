import { ExpressionFault } from '../ExpressionFault.ts';
import type { Builtin } from './Builtin.ts';
import { firstPiece } from './firstPiece.ts';
import { textAfter } from './textAfter.ts';

/** `$substringBefore` and `$substringAfter`: the whole text when it does not have what is looked for. */
export const substringAround: readonly Builtin[] = [
  { name: 'substringBefore', signature: '<s-s:s>', arity: 2, implementation: before },
  { name: 'substringAfter', signature: '<s-s:s>', arity: 2, implementation: after },
];

// What is looked for may be missing. The package then looks for the text "undefined", and fails where it is found.

function before(text: string | undefined, sought: string | undefined): string | undefined {
  return text === undefined ? undefined : firstPiece(text, String(sought));
}

function after(text: string | undefined, sought: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (sought !== undefined) return textAfter(text, sought);
  if (!text.includes('undefined')) return text;
  throw ExpressionFault.from(new TypeError('what to look for is missing'));
}
