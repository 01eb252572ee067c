import { type Code, code, indentCode, joinCode } from '../../code/Code.ts';
import type { ExpressionTree } from '../../ExpressionTree.ts';
import { Allowance } from '../../runtime/Allowance.ts';
import { firstByKeys, orderByKeys } from '../../runtime/orderByKeys.ts';
import { Body } from '../Body.ts';
import { itemContext } from '../itemContext.ts';
import { runtimeCall } from '../runtimeCall.ts';
import type { Site } from '../Site.ts';
import { isNoMap } from './isNoMap.ts';

/**
 * Order-by: keys are evaluated once for each item, not once for each comparison. Keys that cannot be put in order are
 * left to the general form, since whether two of them ever meet is a question of how it sorts.
 */
export function orderStep(
  { terms = [], stages = [] }: ExpressionTree,
  items: Code,
  site: Site,
  giveUp: Code,
): { statements: Code; sorted: Code } {
  const { unit } = site;
  const [sorted, turn, item] = [unit.name('sorted'), unit.name('turn'), unit.name('item')];
  const body = new Body(unit.name);
  const context = itemContext(item, unit.scope, { isMap: true, isData: true, isRoot: true });
  const columns = terms.map(({ expression, descending }) => ({
    keys: unit.name('keys'),
    key: unit.lower(expression, { ...site, body, context }).code,
    descending,
  }));
  const fill = joinCode(columns.map(({ keys, key }) => code`${keys}.push(${key});`));
  const lists = columns.map(({ keys }) => keys);
  const directions = columns.map(({ descending }) => code`${descending}`);
  const call = runtimeCall(
    unit.scope,
    stages[0]?.expr?.type === 'number' && stages[0].expr.value === 0 ? firstByKeys : orderByKeys,
    items,
    code`[${joinCode(lists, ', ')}]`,
    code`[${joinCode(directions, ', ')}]`,
  );
  const statements = code`let ${sorted} = ${items};
if (${items}.length > 1) {
${indentCode(joinCode(lists.map((keys) => code`const ${keys} = [];`)))}
  ${unit.scope.value(Allowance, 'Allowance')}.spend(${items}.length);
  for (let ${turn} = 0; ${turn} < ${items}.length; ${turn}++) {
    const ${item} = ${items}[${turn}];
    if (${isNoMap(item)}) ${giveUp}
${indentCode(indentCode(body.before(fill)))}
  }
  ${sorted} = ${call};
  if (${sorted} === undefined) ${giveUp}
}`;
  return { statements, sorted };
}
