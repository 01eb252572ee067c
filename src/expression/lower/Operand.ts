import type { Code } from '../code/Code.ts';
import type { RegexMatcher } from '../regex/RegexMatcher.ts';

/** Kinds of values, as bits: what is known of an operand before any event is seen. */
export const kinds = {
  missing: 1,
  null: 2,
  boolean: 4,
  number: 8,
  string: 16,
  list: 32,
  map: 64,
  function: 128,
  any: 255,
} as const;

/** The code of a value that has been lowered, with what is known of it. */
export interface Operand {
  readonly code: Code;
  /** All kinds that the value may have. */
  readonly kinds: number;
  /** It may be a sequence that still has to collapse. */
  readonly isOpen?: boolean;
  /** A literal or a variable that nothing changes: it can be repeated. */
  readonly isPlain?: boolean;
  /** What a literal says. */
  readonly literal?: string | number | boolean | null;
  /** What a regular expression literal runs on. */
  readonly regex?: RegexMatcher;
  /** Of a list of texts: its item at a place (whole, counted from the end when negative) without making the list. */
  readonly itemAt?: (place: number) => Operand | undefined;
}

/** True when an operand has none but these kinds. */
export function isOnly(operand: Operand, possible: number): boolean {
  return (operand.kinds & ~possible) === 0;
}
