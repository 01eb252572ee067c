import { type BlueprintNode, isMap, type MapNode } from '../../blueprint/BlueprintNode.ts';
import type { BlueprintSubject } from '../subjects/BlueprintSubject.ts';
import { type PlacedMapping, sourceNode } from './mappingsOf.ts';

/**
 * Where a fault is shown that several parts of a merged blueprint make together: at the first of them that the blueprint
 * itself says, or an override of it. What parents say alone is told of them.
 */
export function shownNode(
  { parents }: Pick<BlueprintSubject, 'parents'>,
  [first, ...others]: readonly [BlueprintNode, ...(BlueprintNode | undefined)[]],
): BlueprintNode {
  const above = new Set(parents.map(({ origin }) => origin.document));
  const isOwn = (node: BlueprintNode | undefined) => node !== undefined && !above.has(node.origin.document);
  return [first, ...others].find(isOwn) ?? first;
}

/** A key is shown where it is mapped, or else where a mapping of a parent is made the key. */
export function shownKey({ role, node }: PlacedMapping, subject: BlueprintSubject): BlueprintNode {
  const key = subject.tree?.members.get('key');
  const named = isMap(key) ? key.members.get(role) : undefined;
  return shownNode(subject, [...partsOf(node, sourceNode(node)), named]);
}

/** The parts that a mapping says, what it is made from first. */
export function partsOf(node: MapNode, source: BlueprintNode): readonly [BlueprintNode, ...BlueprintNode[]] {
  return [source, ...node.members.values()];
}
