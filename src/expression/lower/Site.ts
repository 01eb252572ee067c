import type { ExpressionTree } from '../ExpressionTree.ts';
import type { Body } from './Body.ts';
import type { Context } from './Context.ts';
import type { Frame } from './Frame.ts';
import type { Operand } from './Operand.ts';
import type { Unit } from './Unit.ts';

/** Where in an expression, and where in its code, something is being lowered. */
export interface Site {
  readonly unit: Unit;
  readonly body: Body;
  readonly frame: Frame;
  readonly context: Context;
  /** Nodes around this one, from the body of the innermost function on. */
  readonly depth: number;
  /** In a function that only a built-in one calls, which does without tail calls. */
  readonly isCallback: boolean;
}

export type Lowering = (tree: ExpressionTree, site: Site) => Operand;
