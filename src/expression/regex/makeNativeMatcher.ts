import { NativeMatcher } from './NativeMatcher.ts';
import type { RegexMatcher } from './RegexMatcher.ts';

/** A pattern on JavaScript's own engine, from what RegExp calls its source and its flags. */
export function makeNativeMatcher(source: string, flags: string): RegexMatcher {
  return new NativeMatcher(new RegExp(source, flags));
}
