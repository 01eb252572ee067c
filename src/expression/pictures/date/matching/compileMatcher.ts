import { engineFault } from '../../engineFault.ts';
import { compileSearch } from './compileSearch.ts';
import { compileStraight, isStraight } from './compileStraight.ts';
import type { MatchElement } from './MatchElement.ts';
import type { Matcher } from './Matcher.ts';

/**
 * Compiles the parts of a date picture. Answers what a regular expression of them with the flag `i` would, anchored
 * at both ends, in time proportional to the text's length times that of the parts.
 *
 * @throws ExpressionFault when there could be no such regular expression.
 */
export function compileMatcher(parts: readonly (readonly MatchElement[])[]): Matcher {
  const elements = parts.flat();
  if (elements.some(({ kind }) => kind === 'invalid')) throw engineFault('Invalid regular expression');
  return isStraight(elements) ? compileStraight(parts) : compileSearch(parts);
}
