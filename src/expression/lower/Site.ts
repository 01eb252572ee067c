import type { Code } from '../code/Code.ts';
import type { Scope } from '../code/Scope.ts';
import type { FaultPlace } from '../ExpressionFault.ts';
import type { ExpressionTree } from '../ExpressionTree.ts';
import type { RegexMatcher } from '../regex/RegexMatcher.ts';
import type { Body } from './Body.ts';
import type { Context } from './Context.ts';
import type { Frame } from './Frame.ts';
import type { Operand } from './Operand.ts';

/** What all the code of one expression shares. */
export interface Unit {
  readonly scope: Scope;
  /** Fresh names for variables of the generated code. */
  readonly name: (hint: string) => Code;
  /** The bindings given to an evaluation; undefined where there can be none. */
  readonly bindings: Code | undefined;
  /** Whether its work and what it makes are counted, because they may be out of proportion to its input. */
  readonly isCounted: boolean;
  /** The moment of an evaluation in epoch milliseconds. */
  readonly now: () => Code;
  /** The value of `$$`. */
  readonly root: () => Code;
  /** Names of built-in functions that bindings hide. */
  readonly hidden: ReadonlySet<string>;
  /** Names of variables and ancestors that paths of the expression carry beside their items. */
  readonly carried: ReadonlySet<string>;
  /** Names of variables that are read other than to call them: such a function notes where it was called. */
  readonly values: ReadonlySet<string>;
  /** The built-in functions as values, one for each name. */
  readonly builtins: Map<string, Code>;
  /**
   * Whether a part of the expression may be lowered twice, for the usual case and for the general one. It is granted
   * a few times only, so that code grows with the expression's length and not with its depth.
   */
  mayRepeat(): boolean;
  /** Chooses the engine that a regular expression runs on. */
  readonly matcherOf: (source: string, flags: string) => RegexMatcher;
  /** Lowers a tree at a site. */
  lower(tree: ExpressionTree, site: Site): Operand;
}

/** Where in an expression, and where in its code, something is being lowered. */
export interface Site {
  readonly unit: Unit;
  readonly body: Body;
  readonly frame: Frame;
  readonly context: Context;
  /** Nodes around this one, from the body of the innermost function on. */
  readonly depth: number;
  /** An operator that all faults at this site are told of, in place of where they occur. */
  readonly relocation?: FaultPlace;
  /** In a function that only a built-in one calls, which does without tail calls. */
  readonly isCallback: boolean;
  /**
   * A fault here is never told: a general form evaluates again from the start, and tells of its own. So the place of a
   * fault does not matter, only that there is one.
   */
  readonly isRetried?: boolean;
}

export type Lowering = (tree: ExpressionTree, site: Site) => Operand;
