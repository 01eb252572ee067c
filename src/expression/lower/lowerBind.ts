import { code } from '../code/Code.ts';
import type { ExpressionTree } from '../ExpressionTree.ts';
import type { Operand } from './Operand.ts';
import type { Site } from './Site.ts';

/** `$name := value`. */
export function lowerBind(tree: ExpressionTree, site: Site): Operand {
  const value = site.unit.lower(tree.rhs as ExpressionTree, site);
  const variable = site.frame.own(String(tree.lhs?.value));
  if (variable === undefined) throw new Error('an assignment was not declared in its frame');
  const lambda = tree.rhs as ExpressionTree;
  if (variable.isSettledOnce && lambda.type === 'lambda') {
    variable.lambda = { tree: lambda, frame: site.frame, context: site.context };
  }
  return { code: code`(${variable.code} = ${value.code})`, kinds: value.kinds };
}
