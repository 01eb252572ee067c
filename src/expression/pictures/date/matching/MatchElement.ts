import type { CharSet } from './CharSet.ts';
import { Literal } from './Literal.ts';

/** A piece of what a date picture accepts. Where there are several ways they are in order of preference. */
export type MatchElement =
  | { readonly kind: 'text'; readonly literal: Literal }
  /** One character. */
  | { readonly kind: 'one'; readonly set: CharSet }
  /** One or more characters, preferably many. */
  | { readonly kind: 'run'; readonly set: CharSet }
  /** Exactly so many digits. */
  | { readonly kind: 'digits'; readonly count: number }
  | { readonly kind: 'choice'; readonly ways: readonly (readonly MatchElement[])[] }
  /** One or more of some texts in a row, preferably many. */
  | { readonly kind: 'words'; readonly words: readonly Literal[] }
  | { readonly kind: 'never' }
  /** What would break a regular expression: nothing can be compiled. */
  | { readonly kind: 'invalid' };

export function text(chars: string): MatchElement {
  return { kind: 'text', literal: new Literal(chars) };
}
