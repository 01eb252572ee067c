import { planRegex } from './planRegex.ts';
import type { RegexMatcher } from './RegexMatcher.ts';

/**
 * A pattern on an engine that is sure to take linear time, from what RegExp calls its source and its flags.
 *
 * @throws Error for one that cannot: it is refused before, see `whyInterpreted`.
 */
export function makeLinearMatcher(source: string, flags: string): RegexMatcher {
  const plan = planRegex(new RegExp(source, flags));
  if ('refused' in plan) throw new Error(`the pattern ${source} should have been left to the interpreter`);
  return plan.matcher;
}
