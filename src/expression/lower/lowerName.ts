import { code } from '../code/Code.ts';
import type { ExpressionTree } from '../ExpressionTree.ts';
import { lookupName } from '../runtime/lookupName.ts';
import { kinds, type Operand } from './Operand.ts';
import { runtimeCall } from './runtimeCall.ts';
import type { Site } from './Site.ts';

/** A name as a step of a path: the context is the step's item. */
export function lowerName(tree: ExpressionTree, { context, unit }: Site): Operand {
  return {
    code: runtimeCall(unit.scope, lookupName, context.whole(), code`${String(tree.value)}`),
    kinds: kinds.any,
  };
}
