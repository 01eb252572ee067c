import { type BlueprintNode, isMap, isNull, type MapNode, withMembers } from './BlueprintNode.ts';
import { type Level, levelOf } from './Level.ts';

/** A mapping has exactly one of these; a patch that names one removes the others. */
export const sourceKinds = ['from', 'value', 'template', 'expr', 'fields'] as const;

/**
 * Applies a patch as JSON merge patch (RFC 7396) to blueprints in long form, with the one rule more about the kinds
 * of a mapping's source. Entries of `events` are composed instead, because they are patches themselves.
 *
 * @param unneeded collects removals of what is not there.
 */
export function mergePatch(
  target: MapNode,
  patch: MapNode,
  unneeded: BlueprintNode[] = [],
  level: Level = 'blueprint',
): MapNode {
  const members = membersBefore(target, patch, level);
  for (const [name, change] of patch.members) {
    const current = members.get(name);
    const inner = levelOf(level, name);
    if (isNull(change) && inner !== 'literal') {
      if (!members.delete(name) && !takesBack(change)) unneeded.push(change);
    } else if (level === 'entries') {
      members.set(name, isMap(current) && isMap(change) ? composePatches(current, change, inner) : change);
    } else if (!isMap(change) || (inner === 'literal' && !isMap(current))) {
      members.set(name, change);
    } else if (isMap(current)) {
      members.set(name, mergePatch(current, change, unneeded, inner));
    } else {
      members.set(name, mergePatch(withMembers(change, new Map()), change, [], inner));
    }
  }
  return withMembers(target, members);
}

/** Composes two patches into the one that does what both do in turn: nulls of either are kept. */
export function composePatches(first: MapNode, second: MapNode, level: Level): MapNode {
  const members = membersBefore(first, second, level);
  for (const [name, change] of second.members) {
    const current = members.get(name);
    if (isMap(change) && isMap(current)) {
      members.set(name, composePatches(current, change, levelOf(level, name)));
    } else {
      const added = current !== undefined && !isNull(current);
      members.set(
        name,
        added && change.kind === 'scalar' && isNull(change) ? { ...change, takesBack: true } : change,
      );
    }
  }
  return withMembers(first, members);
}

/** What a patch of this level meets: in a mapping, the kinds of source that it does not name make way. */
function membersBefore(target: MapNode, patch: MapNode, level: Level): Map<string, BlueprintNode> {
  const members = new Map(target.members);
  if (level !== 'mapping') return members;
  const named = sourceKinds.filter((kind) => {
    const change = patch.members.get(kind);
    return change !== undefined && (kind === 'value' || !isNull(change));
  });
  if (named.length > 0) for (const kind of sourceKinds) if (!named.includes(kind)) members.delete(kind);
  return members;
}

/** Whether a patch, or a part of it, undoes what an earlier one did. */
export function takesBack(node: BlueprintNode): boolean {
  if (node.kind === 'scalar') return node.takesBack === true;
  return node.kind === 'map' && [...node.members.values()].some(takesBack);
}
