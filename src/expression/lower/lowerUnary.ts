import { type Code, code } from '../code/Code.ts';
import type { ExpressionTree } from '../ExpressionTree.ts';
import { appendItem } from '../runtime/appendItem.ts';
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

/** The items of lists are taken one by one, unless they stand in brackets themselves. */
function lowerList({ expressions = [], consarray }: ExpressionTree, site: Site): Operand {
  const { unit } = site;
  const empty = consarray ? code`${unit.scope.value(ConstructedList, 'ConstructedList')}.empty()` : code`[]`;
  const list = expressions.reduce<Code>((items, item) => {
    const value = unit.lower(item, site).code;
    return runtimeCall(unit.scope, item.value === '[' ? pushItem : appendItem, items, value);
  }, empty);
  return { code: list, kinds: kinds.list };
}
