import { type Code, code, indentCode, joinCode } from '../code/Code.ts';
import type { GroupTree } from '../ExpressionTree.ts';
import { groupItems } from '../runtime/groupItems.ts';
import { itemClosure, tupleClosure } from './itemClosure.ts';
import { runtimeCall } from './runtimeCall.ts';
import type { Site } from './Site.ts';

/** Items grouped into an object by pairs of a key and a value. */
export function lowerGroup({ lhs, position }: GroupTree, items: Code, site: Site, isTuple = false): Code {
  const pairs = lhs.map(([key, value]) => {
    const [ofKey, ofValue] = [key, value].map((tree) =>
      isTuple
        ? tupleClosure(site, [tree], (inner) => inner.unit.lower(tree, inner))
        : itemClosure(site, (inner) => inner.unit.lower(tree, inner)),
    );
    return code`{ key: ${ofKey}, value: ${ofValue} }`;
  });
  const list = code`[\n${indentCode(joinCode(pairs, ',\n'))}\n]`;
  return runtimeCall(site.unit.scope, groupItems, items, list, code`${position}`);
}
