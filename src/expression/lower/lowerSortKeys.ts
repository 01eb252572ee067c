import { type Code, code, indentCode, joinCode } from '../code/Code.ts';
import type { ExpressionTree } from '../ExpressionTree.ts';
import { itemClosure, tupleClosure } from './itemClosure.ts';
import type { Site } from './Site.ts';

/** What order-by compares items by. */
export function lowerSortKeys({ terms = [] }: ExpressionTree, site: Site, isTuple = false): Code {
  const keys = terms.map(({ descending, expression }) => {
    const of = isTuple
      ? tupleClosure(site, [expression], (inner) => inner.unit.lower(expression, inner))
      : itemClosure(site, (inner) => inner.unit.lower(expression, inner));
    return code`{ isDescending: ${descending}, of: ${of} }`;
  });
  return code`[\n${indentCode(joinCode(keys, ',\n'))}\n]`;
}
