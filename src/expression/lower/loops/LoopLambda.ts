import { type Code, code } from '../../code/Code.ts';
import type { ExpressionTree } from '../../ExpressionTree.ts';
import { unbound } from '../../runtime/unbound.ts';
import type { Body } from '../Body.ts';
import { assignedNames, Frame, type Known } from '../Frame.ts';
import type { Operand } from '../Operand.ts';
import type { Site } from '../Site.ts';

/** A value that a loop hands to a parameter. */
export type Argument = Known & { readonly code: Code };

/** A lambda that stands where a loop calls it, with nothing to it but parameters and a body. */
export const LoopLambda = {
  /** Whether the body can stand in the loop itself, with the loop's variables as its parameters. */
  is(tree: ExpressionTree | undefined): tree is ExpressionTree {
    if (tree?.type !== 'lambda' || tree.thunk) return false;
    if ([tree.signature, tree.predicate, tree.group].some((part) => part !== undefined)) return false;
    const assigned = new Set(assignedNames(tree.body));
    return (tree.arguments ?? []).every(({ value }) => !assigned.has(String(value)));
  },

  /** The value of the body in one turn of the loop, whose variables are in `body`. */
  lower(tree: ExpressionTree, args: readonly Argument[], site: Site, body: Body): Operand {
    const { unit } = site;
    const frame = new Frame(site.frame);
    for (const [index, { value }] of (tree.arguments ?? []).entries()) {
      const given = args[index];
      frame.bind(String(value), given?.code ?? code`undefined`, given);
    }
    const inner = tree.body as ExpressionTree;
    frame.declare([inner], body, unit.scope.value(unbound, 'unbound'));
    return unit.lower(inner, { ...site, body, frame, depth: 0, isCallback: true });
  },
};
