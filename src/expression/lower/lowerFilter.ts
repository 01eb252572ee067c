import { type Code, code } from '../code/Code.ts';
import type { ExpressionTree } from '../ExpressionTree.ts';
import { filterEither, filterItems, pickItem } from '../runtime/filterItems.ts';
import { itemClosure, tupleClosure } from './itemClosure.ts';
import { runtimeCall } from './runtimeCall.ts';
import type { Site } from './Site.ts';

/** A predicate: items for which it holds, or the ones whose places it names. */
export function lowerFilter(predicate: ExpressionTree, items: Code, site: Site, isTuple = false): Code {
  const { scope } = site.unit;
  if (predicate.type === 'number')
    return runtimeCall(scope, pickItem, items, code`${predicate.value as number}`);
  if (isTuple) {
    const holdsIn = tupleClosure(site, [predicate], (inner) => inner.unit.lower(predicate, inner));
    return runtimeCall(scope, filterEither, items, holdsIn);
  }
  const holds = itemClosure(site, (inner) => inner.unit.lower(predicate, inner));
  return runtimeCall(scope, filterItems, items, holds);
}
