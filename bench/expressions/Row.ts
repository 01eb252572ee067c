import type { Envelope } from './Envelope.ts';

/** What is asked of a kind of expression (issue "Expressions compile", numbers). */
export interface Goal {
  readonly name: string;
  /** Times as fast as jsonata, at least. */
  readonly gain: number;
  /** Of the hand-written function's time, at most. */
  readonly share?: number;
}

export interface Row {
  readonly expression: string;
  /**
   * What a careful engineer writes instead: null-safe, with JSONata's answers for these envelopes (a sequence of one is
   * its member, of none is undefined), and no slower than need be.
   */
  readonly byHand: (event: Envelope) => unknown;
}

export interface Group {
  readonly goal: Goal;
  readonly rows: readonly Row[];
}

/** A JSONata sequence as a value: nothing, its only member, or the list. */
export function collapsed<Item>(items: readonly Item[]): Item | readonly Item[] | undefined {
  return items.length > 1 ? items : items[0];
}
