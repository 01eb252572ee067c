import { type Code, code } from '../code/Code.ts';
import type { ExpressionTree } from '../ExpressionTree.ts';
import { asItems, filterEither, keepItem, pickEither, pickItem } from '../runtime/filterItems.ts';
import { Sequence } from '../runtime/Sequence.ts';
import { tupleClosure } from './itemClosure.ts';
import { itemLoop } from './itemLoop.ts';
import { isOnly, kinds } from './Operand.ts';
import { runtimeCall } from './runtimeCall.ts';
import type { Site } from './Site.ts';

/** A predicate: items for which it holds, or the ones whose places it names. */
export function lowerFilter(predicate: ExpressionTree, items: Code, site: Site, isTuple = false): Code {
  const { scope } = site.unit;
  if (predicate.type === 'number')
    return runtimeCall(scope, isTuple ? pickEither : pickItem, items, code`${predicate.value as number}`);
  if (isTuple) {
    const holdsIn = tupleClosure(site, [predicate], (inner) => inner.unit.lower(predicate, inner));
    return runtimeCall(scope, filterEither, items, holdsIn);
  }
  return itemLoop(
    site,
    runtimeCall(scope, asItems, items),
    site.context.isData,
    (inner, { index, items: list, filled }) => {
      const holds = inner.unit.lower(predicate, inner);
      const item = inner.context.whole();
      if (isOnly(holds, kinds.boolean | kinds.missing))
        return code`if (${holds.code} === true) ${filled}.push(${item});`;
      const keep = runtimeCall(scope, keepItem, holds.code, item, index, code`${list}.length`, filled);
      return code`${keep};`;
    },
    (filled) => code`${scope.value(Sequence, 'Sequence')}.of(${filled})`,
  );
}
