import { code, joinCode } from '../code/Code.ts';
import type { ExpressionTree } from '../ExpressionTree.ts';
import { includes } from '../runtime/includes.ts';
import { hold } from './hold.ts';
import { kinds, type Operand } from './Operand.ts';
import { runtimeCall } from './runtimeCall.ts';
import type { Site } from './Site.ts';

/** `in`: a list of literals becomes comparisons. */
export function lowerMembership(tree: ExpressionTree, site: Site): Operand {
  const { unit, body } = site;
  const left = unit.lower(tree.lhs as ExpressionTree, site);
  const right = unit.lower(tree.rhs as ExpressionTree, site);
  const known = { kinds: kinds.boolean };
  const literals = literalsOf(tree.rhs as ExpressionTree);
  if (literals.length === 0)
    return { ...known, code: runtimeCall(unit.scope, includes, left.code, right.code) };
  const found = hold([left], body, (value) => {
    const each = literals.map((literal) => code`${value} === ${unit.lower(literal, site).code}`);
    return code`(${joinCode(each, ' || ')})`;
  });
  return { ...known, code: found };
}

/** The items of a list in brackets that holds literals alone. */
function literalsOf({
  type,
  value,
  expressions = [],
  predicate,
  group,
}: ExpressionTree): readonly ExpressionTree[] {
  const isList = type === 'unary' && value === '[' && predicate === undefined && group === undefined;
  const isLiteral = (item: ExpressionTree) =>
    ['string', 'number', 'value'].includes(item.type) &&
    item.predicate === undefined &&
    item.group === undefined;
  return isList && expressions.every(isLiteral) ? expressions : [];
}
