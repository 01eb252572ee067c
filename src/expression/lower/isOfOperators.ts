import type { ExpressionTree } from '../ExpressionTree.ts';
import { builtinName } from './builtinName.ts';
import { neverFaults } from './neverFaults.ts';
import type { Site } from './Site.ts';

const operators: ReadonlySet<unknown> = new Set('+ - * / % < <= > >= = != & and or in'.split(' '));

/** Whether nothing can fault in a tree but operators, and `$not`, whose faults can be told of another place. */
export function isOfOperators(tree: ExpressionTree, site: Site): boolean {
  const operands = operandsOf(tree, site);
  const isBare = tree.predicate === undefined && tree.group === undefined;
  return isBare && (operands?.every((operand) => isOfOperators(operand, site)) ?? neverFaults(tree));
}

function operandsOf(tree: ExpressionTree, site: Site): readonly ExpressionTree[] | undefined {
  const { type, value, lhs, rhs, expression, expressions, procedure, arguments: args = [] } = tree;
  if (type === 'binary' && operators.has(value)) return [lhs, rhs] as ExpressionTree[];
  if (type === 'unary' && value === '-') return [expression as ExpressionTree];
  if (type === 'block' && expressions?.length === 1) return expressions;
  const isNegation = type === 'function' && args.length === 1;
  return isNegation && builtinName(procedure as ExpressionTree, site) === 'not' ? args : undefined;
}
