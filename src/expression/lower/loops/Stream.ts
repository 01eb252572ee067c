import type { Code } from '../../code/Code.ts';
import type { Operand } from '../Operand.ts';
import type { Site } from '../Site.ts';

/**
 * What is done with each value that a path finds: statements inside of the path's innermost loop. A value is not
 * missing; where it is a list, the path has found the items of that list, and statements that do not know how to take
 * them give up.
 */
export type Sink = (found: Operand, site: Site) => Code;

/** What the loops of one path share. */
export interface Stream {
  /** A statement that leaves the fast form for the general one. */
  readonly giveUp: Code;
  readonly sink: Sink;
}
