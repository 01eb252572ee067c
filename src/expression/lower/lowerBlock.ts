import { code, joinCode } from '../code/Code.ts';
import type { ExpressionTree } from '../ExpressionTree.ts';
import { unbound } from '../runtime/unbound.ts';
import { Frame } from './Frame.ts';
import { kinds, type Operand } from './Operand.ts';
import type { Site } from './Site.ts';

/** `( … ; … )`: a frame of its own; its value is the last one. */
export function lowerBlock({ expressions = [] }: ExpressionTree, site: Site): Operand {
  const frame = new Frame(site.frame);
  frame.declare(expressions, site.body, site.unit.scope.value(unbound, 'unbound'));
  const inner = { ...site, frame };
  const operands = expressions.map((expression) => {
    const operand = site.unit.lower(expression, inner);
    settleVariables(expression, frame);
    return operand;
  });
  const last = operands.at(-1);
  if (last === undefined) return { code: code`undefined`, kinds: kinds.missing };
  const [only, ...others] = operands.map((operand) => operand.code);
  return {
    code:
      others.length === 0 && only !== undefined
        ? only
        : code`(${joinCode([...operands.map((o) => o.code)], ', ')})`,
    kinds: last.kinds,
  };
}

/** Behind an assignment that stands by itself, its variable surely has a value. */
function settleVariables(expression: ExpressionTree, frame: Frame): void {
  for (let tree: ExpressionTree | undefined = expression; tree?.type === 'bind'; tree = tree.rhs) {
    const variable = frame.own(String(tree.lhs?.value));
    if (variable !== undefined) variable.isBound = true;
  }
}
