export interface ExpressionBudget {
  /** Wall time of one evaluation in milliseconds; beyond it the fault D1012. */
  readonly timeLimitMs?: number;
  /** Nesting of evaluations; beyond it the fault D1011. */
  readonly depthLimit?: number;
  /**
   * Work of one evaluation in steps: a call, an item gone through, some dozens of characters. Beyond it the fault
   * `budget`. Unlike time it is the same on every machine, and for every event that comes again.
   */
  readonly stepLimit?: number;
  /** Characters (UTF-16 units) of text made in one evaluation; beyond it the fault `budget`. */
  readonly characterLimit?: number;
  /** Items and members of lists and objects made in one evaluation; beyond it the fault `budget`. */
  readonly itemLimit?: number;
  /**
   * Regular expressions take time in proportion to the text. One that cannot (`planRegex` tells) is a fault when it
   * is evaluated.
   */
  readonly linearRegex?: boolean;
}
