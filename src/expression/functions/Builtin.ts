/**
 * A function of the standard's library. Its implementation gets arguments that its signature has let through: lists
 * where it says `a`, the context where a parameter was left out that may be, `undefined` where a value is missing.
 * It throws `ExpressionFault` without a place; whoever calls adds that.
 */
export interface Builtin {
  /** Without the dollar sign. */
  readonly name: string;
  /** As in the standard, "Function signature syntax". */
  readonly signature: string;
  /** Parameters as far as functions that call it care, when it is given to them as an argument. */
  readonly arity: number;
  readonly implementation: (...args: never[]) => unknown;
}
