import { type Code, code, joinCode } from '../code/Code.ts';
import type { ExpressionTree } from '../ExpressionTree.ts';
import { appendItem } from '../runtime/appendItem.ts';
import { appendItems } from '../runtime/appendItems.ts';
import { ConstructedList } from '../runtime/ConstructedList.ts';
import { negate } from '../runtime/negate.ts';
import { pushItem } from '../runtime/pushItem.ts';
import { faultingCall } from './faultingCall.ts';
import { lowerObject } from './lowerObject.ts';
import { kinds, type Operand } from './Operand.ts';
import { runtimeCall } from './runtimeCall.ts';
import type { Site } from './Site.ts';

/** Negation, lists in brackets, objects in braces. */
export function lowerUnary(tree: ExpressionTree, site: Site): Operand {
  if (tree.value === '[') return lowerList(tree, site);
  if (tree.value === '{') return lowerObject(tree, site);
  const operand = site.unit.lower(tree.expression as ExpressionTree, site);
  return {
    code: faultingCall(site, negate, operand.code, code`${tree.position}`),
    kinds: kinds.number | kinds.missing,
  };
}

/** Calls within calls for each item are faster, but end where the engine's parser does. */
const mostNested = 32;

/** The items of lists are taken one by one, unless they stand in brackets themselves. */
function lowerList({ expressions = [], consarray }: ExpressionTree, site: Site): Operand {
  const { unit } = site;
  const empty = consarray ? code`${unit.scope.value(ConstructedList, 'ConstructedList')}.empty()` : code`[]`;
  if (expressions.length > mostNested) {
    const values = expressions.map((item) => unit.lower(item, site).code);
    const places = expressions.flatMap(({ value }, index) => (value === '[' ? [index] : []));
    const bracketed = unit.scope.value(places, 'bracketed');
    const appended = runtimeCall(
      unit.scope,
      appendItems,
      empty,
      code`[${joinCode(values, ', ')}]`,
      bracketed,
    );
    return { code: appended, kinds: kinds.list };
  }
  const list = expressions.reduce<Code>((items, item) => {
    const value = unit.lower(item, site).code;
    return runtimeCall(unit.scope, item.value === '[' ? pushItem : appendItem, items, value);
  }, empty);
  return { code: list, kinds: kinds.list };
}
