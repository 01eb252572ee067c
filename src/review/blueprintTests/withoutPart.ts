import { type BlueprintNode, type MapNode, withMembers } from '../../blueprint/BlueprintNode.ts';
import type { Part } from './partsOf.ts';

/** A blueprint with one of its parts left out. */
export function withoutPart(tree: MapNode, { path }: Part): MapNode {
  return remove(tree, path) as MapNode;
}

function remove(node: BlueprintNode, [step, ...rest]: Part['path']): BlueprintNode {
  if (node.kind === 'map') {
    const members = new Map(node.members);
    const inner = members.get(String(step));
    if (rest.length === 0 || inner === undefined) members.delete(String(step));
    else members.set(String(step), remove(inner, rest));
    return withMembers(node, members);
  }
  if (node.kind === 'scalar') return node;
  const items = node.items.flatMap((item, index) => {
    if (index !== step) return [item];
    return rest.length === 0 ? [] : [remove(item, rest)];
  });
  return { ...node, items };
}
