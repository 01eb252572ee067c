export interface ExpressionBudget {
  /** Wall time of one evaluation in milliseconds; beyond it the fault D1012. */
  readonly timeLimitMs?: number;
  /** Nesting of evaluations; beyond it the fault D1011. */
  readonly depthLimit?: number;
  /**
   * Regular expressions take time in proportion to the text. One that cannot (`planRegex` tells) is a fault when it
   * is evaluated.
   */
  readonly linearRegex?: boolean;
}
