import { isLinear } from './isLinear.ts';
import { LinearMatcher } from './LinearMatcher.ts';
import { NativeMatcher } from './NativeMatcher.ts';
import { parseRegex, type RefusedRegex } from './parseRegex.ts';
import type { RegexMatcher } from './RegexMatcher.ts';

export interface RegexPlan {
  readonly engine: 'native' | 'linear';
  readonly matcher: RegexMatcher;
}

/**
 * How a pattern runs where texts are hostile: by JavaScript's own engine if that is certain to take linear time, else
 * by ours, which finds the same but several times slower; or not at all, and why.
 */
export function planRegex(regExp: RegExp): RegexPlan | RefusedRegex {
  const parsed = parseRegex(regExp);
  if ('refused' in parsed) return parsed;
  if (isLinear(parsed.tree)) return { engine: 'native', matcher: new NativeMatcher(regExp) };
  const matcher = LinearMatcher.of(regExp.source, parsed);
  return matcher === undefined ? { refused: 'repeats too much' } : { engine: 'linear', matcher };
}
