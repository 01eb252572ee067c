/** The place that `%` refers to: the item of an earlier step, kept beside the items of the later ones under a label. */
export interface AncestorSlot {
  readonly label: string;
}

/** A predicate, or the number of each item bound to a variable with `#`. */
export interface Stage {
  readonly type: 'filter' | 'index';
  readonly expr?: ExpressionTree;
  readonly value?: string;
}

export interface SortTerm {
  readonly descending: boolean;
  readonly expression: ExpressionTree;
}

export interface GroupTree {
  readonly lhs: readonly (readonly [ExpressionTree, ExpressionTree])[];
  readonly position?: number;
}

/** A node of the official parser's tree, as far as it is read here. It is never mutated. */
export interface ExpressionTree {
  readonly type: string;
  readonly value?: unknown;
  readonly position?: number;
  /** Predicates behind anything but a step. */
  readonly predicate?: readonly Stage[];
  /** What is done to the items of a step. */
  readonly stages?: readonly Stage[];
  readonly group?: GroupTree;
  /** `[]` stands behind it. */
  readonly keepArray?: boolean;
  /** Of a path: `[]` stands behind one of its steps. */
  readonly keepSingletonArray?: boolean;
  /** A list in brackets that a path must not flatten. */
  readonly consarray?: boolean;
  /** Its items are carried with variables beside them. */
  readonly tuple?: boolean;
  /** The variables of `@` and `#`. */
  readonly focus?: string;
  readonly index?: string;
  readonly ancestor?: AncestorSlot;
  readonly slot?: AncestorSlot;
  readonly steps?: readonly ExpressionTree[];
  readonly terms?: readonly SortTerm[];
  /** Operands; of an object in braces a list of pairs stands on the left. */
  readonly lhs?: ExpressionTree;
  readonly rhs?: ExpressionTree;
  readonly expression?: ExpressionTree;
  readonly condition?: ExpressionTree;
  readonly then?: ExpressionTree;
  readonly else?: ExpressionTree;
  readonly expressions?: readonly ExpressionTree[];
  readonly arguments?: readonly ExpressionTree[];
  readonly procedure?: ExpressionTree;
  readonly body?: ExpressionTree;
  readonly thunk?: boolean;
  readonly signature?: { readonly definition: string };
  readonly pattern?: ExpressionTree;
  readonly update?: ExpressionTree;
  readonly delete?: ExpressionTree;
}
