import type { SortKey } from './orderItems.ts';
import type { Tuple } from './TupleStream.ts';

/** A predicate over the items, the place of the one to keep, or the variable of `#` that gets each item's place. */
export type TupleStage = ((item: unknown, tuple: Tuple | undefined) => unknown) | string | number;

/** A step of a path that carries variables. */
export interface TupleStep {
  /** Order-by instead of an evaluation. */
  readonly sort?: { readonly keys: readonly SortKey[]; readonly position: number };
  readonly evaluate?: (item: unknown, tuple: Tuple) => unknown;
  /** The variable of `@`: it gets what the step finds, and the step's context stays the item. */
  readonly focus?: string;
  /** The variable of `#`. */
  readonly index?: string;
  /** The label under which the step's context is kept for `%`. */
  readonly ancestor?: string;
  readonly stages?: readonly TupleStage[];
}
