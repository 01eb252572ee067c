import type { CharSet } from './CharSet.ts';
import type { Assertion } from './RegexTree.ts';

/** Instructions, each a small number so that the machine's switch is a table. */
export const Op = {
  fail: 0,
  accept: 1,
  /** Takes the unit `arg`. */
  unit: 2,
  /** Takes a unit of the set `arg`. */
  set: 3,
  /** Goes to `next`, and if that fails to `arg`. */
  split: 4,
  /** Notes the place in the slot `arg`. */
  save: 5,
  /** Forgets the slots from `arg` to before `arg2`. */
  forget: 6,
  /** Goes on where the assertion `arg` holds. */
  assert: 7,
  /** Takes units of the set `arg`, as many as there are but no more than `arg2` (-1: no limit), then fewer. */
  run: 8,
  /** As `run`, but none first, then more. */
  lazyRun: 9,
  /** Takes `arg2` units of the set `arg`. */
  times: 10,
} as const;

export const assertions: readonly Assertion[] = [
  'start',
  'end',
  'lineStart',
  'lineEnd',
  'boundary',
  'notBoundary',
];

/** A pattern as a graph of instructions, in which no way leads back to an instruction without taking a unit. */
export interface RegexProgram {
  readonly start: number;
  readonly op: Int32Array;
  readonly next: Int32Array;
  readonly arg: Int32Array;
  readonly arg2: Int32Array;
  /** The set of units that an instruction and what follows it can begin with; -1 where that may be none. */
  readonly begin: Int32Array;
  /** The instructions at which it is worth knowing that one has been there, numbered; -1 for others. */
  readonly site: Int32Array;
  readonly sites: number;
  readonly sets: readonly CharSet[];
  /** For each set the units below 256, 1 where it has them: most of what texts are made of. */
  readonly latin: Uint8Array;
  readonly groups: number;
  /** Whether it can match at the start of the text only. */
  readonly anchored: boolean;
}
