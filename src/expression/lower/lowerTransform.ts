import { type Code, code, joinCode } from '../code/Code.ts';
import type { ExpressionTree } from '../ExpressionTree.ts';
import { clone } from '../functions/clone.ts';
import { transformCopy } from '../runtime/transformCopy.ts';
import { itemClosure } from './itemClosure.ts';
import { kinds, type Operand } from './Operand.ts';
import { runtimeCall } from './runtimeCall.ts';
import type { Site } from './Site.ts';

/** `| pattern | update, names to remove |`. */
export function lowerTransform(tree: ExpressionTree, site: Site): Operand {
  const { scope, root, bindings } = site.unit;
  const values = [root(), ...(bindings === undefined ? [] : [bindings])];
  const outside = mayLeave(tree.pattern) ? code`() => [${joinCode(values, ', ')}]` : code`undefined`;
  const over = (part: ExpressionTree | undefined): Code =>
    part === undefined ? code`undefined` : itemClosure(site, (inner) => inner.unit.lower(part, inner));
  const parts = code`{
  clone: ${scope.value(clone.implementation, 'clone')},
  outside: ${outside},
  pattern: ${over(tree.pattern)},
  update: ${over(tree.update)},
  remove: ${over(tree.delete)},
  updatePosition: ${tree.update?.position},
  removePosition: ${tree.delete?.position}
}`;
  return { code: runtimeCall(scope, transformCopy, parts), kinds: kinds.function };
}

/** Whether a pattern can come to anything but the copy and what it makes itself. */
function mayLeave(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  const { type, value } = node as Partial<ExpressionTree>;
  if (type === 'parent' || (type === 'variable' && value !== '')) return true;
  return Object.values(node).some(mayLeave);
}
