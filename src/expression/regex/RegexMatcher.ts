import type { NativePattern } from './NativePattern.ts';

/** A pattern over one text. It holds the last match that it found, so that searching on makes no objects. */
export interface RegexSearch {
  /** Finds the leftmost match that starts at `from` (UTF-16 units, from 0) or later, as RegExp's `exec` does. */
  find(from: number): boolean;
  /** Of the match, when the last search had one: its first unit, and the one after its last. */
  readonly start: number;
  readonly end: number;
  /** What the groups of the match took, the first group first; undefined for one that took no part. */
  groups(): (string | undefined)[];
}

/** A pattern that is ready to search texts. It keeps nothing between two texts. */
export interface RegexMatcher {
  /** As RegExp's `source`. */
  readonly source: string;
  /** Some engines are faster when nobody asks for the groups; then they may answer none. */
  search(text: string, withGroups?: boolean): RegexSearch;
  /** Whether it is in a text, where JavaScript's own engine runs it. */
  readonly tester?: RegExp;
  /** The pattern for JavaScript's own functions, where they do with it what the standard does. */
  readonly native?: NativePattern | undefined;
}
