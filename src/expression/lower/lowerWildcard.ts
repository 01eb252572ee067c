import type { ExpressionTree } from '../ExpressionTree.ts';
import { selectDescendants } from '../runtime/selectDescendants.ts';
import { selectMembers } from '../runtime/selectMembers.ts';
import { kinds, type Operand } from './Operand.ts';
import { runtimeCall } from './runtimeCall.ts';
import type { Site } from './Site.ts';

/** `*` and `**`. */
export function lowerWildcard({ type }: ExpressionTree, { context, unit }: Site): Operand {
  if (type === 'wildcard')
    return { code: runtimeCall(unit.scope, selectMembers, context.whole()), kinds: kinds.any, isOpen: true };
  const found = runtimeCall(unit.scope, selectDescendants, context.whole());
  return { code: found, kinds: kinds.any, isOpen: true };
}
