import { type Code, code } from '../code/Code.ts';
import type { ExpressionTree } from '../ExpressionTree.ts';
import { clone } from '../functions/clone.ts';
import { transformCopy } from '../runtime/transformCopy.ts';
import { itemClosure } from './itemClosure.ts';
import { kinds, type Operand } from './Operand.ts';
import { runtimeCall } from './runtimeCall.ts';
import type { Site } from './Site.ts';

/** `| pattern | update, names to remove |`. */
export function lowerTransform(tree: ExpressionTree, site: Site): Operand {
  const { scope } = site.unit;
  const over = (part: ExpressionTree | undefined): Code =>
    part === undefined ? code`undefined` : itemClosure(site, (inner) => inner.unit.lower(part, inner));
  const parts = code`{
  clone: ${scope.value(clone.implementation, 'clone')},
  pattern: ${over(tree.pattern)},
  update: ${over(tree.update)},
  remove: ${over(tree.delete)},
  updatePosition: ${tree.update?.position},
  removePosition: ${tree.delete?.position}
}`;
  return { code: runtimeCall(scope, transformCopy, parts), kinds: kinds.function };
}
