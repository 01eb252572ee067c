import { CalledMatches } from './CalledMatches.ts';
import { RegexValue } from './RegexValue.ts';

/** A walk through the matches in a text. */
export interface Matches {
  /**
   * To the first match, and then to the next one; false when there is none.
   *
   * @throws ExpressionFault D1004, T1010
   */
  advance(): boolean;
  readonly match: string;
  readonly start: number;
  readonly end: number;
  groups(): readonly (string | undefined)[];
}

/** The matches that a regular expression, or a function that behaves like one, finds in a text. */
export function matchesOf(matcher: unknown, text: string): Matches {
  return matcher instanceof RegexValue ? matcher.matches(text) : new CalledMatches(matcher, text);
}
