import type { ExpressionTree } from '../ExpressionTree.ts';
import { selectDescendants } from '../runtime/selectDescendants.ts';
import { selectMembers } from '../runtime/selectMembers.ts';
import { kinds, type Operand } from './Operand.ts';
import { runtimeCall } from './runtimeCall.ts';
import type { Site } from './Site.ts';

/** `*` and `**`. */
export function lowerWildcard({ type }: ExpressionTree, { context, unit }: Site): Operand {
  const select = type === 'wildcard' ? selectMembers : selectDescendants;
  return { code: runtimeCall(unit.scope, select, context.whole()), kinds: kinds.any, isOpen: true };
}
