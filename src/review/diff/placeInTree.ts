import { type BlueprintNode, isMap, type MapNode } from '../../blueprint/BlueprintNode.ts';
import { placeOf } from '../../blueprint/Findings.ts';
import type { Version } from './Version.ts';

/**
 * Where a part of a version was written. Of what is not there any more, where its own file removes it, else the nearest
 * part around it that is there.
 *
 * @param tree the version merged, or a route of it.
 */
export function placeInTree(
  { own }: Pick<Version, 'own'>,
  tree: MapNode,
  path: readonly string[],
): ReturnType<typeof placeOf> {
  const merged = walk(tree, path);
  const written = own === undefined ? undefined : walk(own, path);
  const node = !merged.found && written?.found ? written.node : merged.node;
  return placeOf(node, 'key');
}

function walk(tree: MapNode, path: readonly string[]): { node: BlueprintNode; found: boolean } {
  let node: BlueprintNode = tree;
  for (const name of path) {
    const next = memberOf(node, name);
    if (next === undefined) return { node, found: false };
    node = next;
  }
  return { node, found: true };
}

/** A member, or a field of a mapping that puts a map together. */
function memberOf(node: BlueprintNode, name: string): BlueprintNode | undefined {
  if (!isMap(node)) return undefined;
  const fields = node.members.get('fields');
  return (isMap(fields) ? fields.members.get(name) : undefined) ?? node.members.get(name);
}
