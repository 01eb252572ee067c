import { type BlueprintNode, isMap, type MapNode } from './BlueprintNode.ts';

/** Fields that no transform turns into something else. */
export function makesMap(node: BlueprintNode | undefined): node is MapNode {
  return isMap(node) && node.members.has('fields') && !node.members.has('transform');
}
