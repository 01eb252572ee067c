import type { Code } from '../code/Code.ts';
import type { ExpressionTree } from '../ExpressionTree.ts';
import type { Body } from './Body.ts';
import type { Context } from './Context.ts';

/** What is known of a variable's value wherever it can be read. */
export interface Known {
  /** A map. */
  readonly isMap?: boolean;
  /** Data as it came in, without sequences or functions anywhere inside. */
  readonly isData?: boolean;
  /** A finite number. */
  readonly isNumber?: boolean;
}

export interface Variable extends Known {
  readonly code: Code;
  /** Surely assigned wherever it is read from here on. */
  isBound: boolean;
  /** Assigned in one place only. */
  readonly isSettledOnce?: boolean;
  /** The lambda that it holds once it is bound, and where that stands. */
  lambda?: { readonly tree: ExpressionTree; readonly frame: Frame; readonly context: Context };
}

/**
 * The variables of a block, a function, or the items of a path (JSONata standard, "Variables" and scope). Their
 * names are looked up while code is written, not while it runs.
 */
export class Frame {
  readonly parent: Frame | undefined;
  readonly variables = new Map<string, Variable>();
  /** The code of a tuple whose members are variables too. */
  readonly tuple: Code | undefined;

  constructor(parent: Frame | undefined, tuple?: Code) {
    this.parent = parent;
    this.tuple = tuple;
  }

  /** A parameter or another variable that has its value from the start. */
  bind(name: string, value: Code, known: Known = {}): void {
    this.variables.set(name, { ...known, code: value, isBound: true });
  }

  /** Declares what the trees assign in this frame; until then the variables count as absent. */
  declare(trees: readonly ExpressionTree[], body: Body, unbound: Code): void {
    const names = assignedNames(trees);
    for (const name of names) {
      if (this.variables.has(name)) continue;
      const isSettledOnce = names.filter((other) => other === name).length === 1;
      this.variables.set(name, { code: body.variable('var', unbound), isBound: false, isSettledOnce });
    }
  }

  /** The variable that an assignment in this frame means. */
  own(name: string): Variable | undefined {
    return this.variables.get(name);
  }
}

/** The names that are assigned in a frame, not counting those of blocks and functions inside, which have their own. */
export function assignedNames(tree: unknown, found: string[] = []): string[] {
  if (typeof tree !== 'object' || tree === null) return found;
  const { type, lhs, thunk, predicate, stages, group } = tree as ExpressionTree;
  if (type === 'bind') found.push(String(lhs?.value));
  // What stands behind a block or a function is not inside.
  const isFrame = type === 'block' || (type === 'lambda' && thunk !== true);
  for (const part of isFrame ? [predicate, stages, group] : Object.values(tree)) assignedNames(part, found);
  return found;
}
