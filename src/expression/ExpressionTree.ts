/** A node of the official parser's tree, as far as it is read here. It is never mutated. */
export interface ExpressionTree {
  readonly type: string;
  readonly value?: unknown;
  readonly position?: number;
  readonly steps?: readonly ExpressionTree[];
  readonly lhs?: ExpressionTree;
  readonly rhs?: ExpressionTree;
  readonly condition?: ExpressionTree;
  readonly then?: ExpressionTree;
  readonly else?: ExpressionTree;
  readonly expressions?: readonly ExpressionTree[];
  readonly arguments?: readonly ExpressionTree[];
  readonly procedure?: ExpressionTree;
}
