import { type BlueprintNode, isMap, isNull, type MapNode, withMembers } from './BlueprintNode.ts';

/** A mapping has exactly one of these; a patch that names one removes the others. */
export const sourceKinds = ['from', 'value', 'template', 'expr', 'fields'] as const;

/** Literals are replaced whole: a null in them is meant. */
const literals = new Set(['value', 'default']);

/**
 * Applies a patch as JSON merge patch (RFC 7396) to blueprints in long form, with the one rule more about the kinds
 * of a mapping's source.
 *
 * @param unneeded collects removals of what is not there.
 */
export function mergePatch(target: MapNode, patch: MapNode, unneeded: BlueprintNode[] = []): MapNode {
  const members = new Map(target.members);
  removeOtherSources(members, patch);
  for (const [name, change] of patch.members) {
    if (isNull(change) && !literals.has(name)) {
      if (!members.delete(name)) unneeded.push(change);
      continue;
    }
    const current = members.get(name);
    if (!isMap(change) || literals.has(name)) members.set(name, change);
    else if (name === 'events') members.set(name, mergeEntries(isMap(current) ? current : undefined, change));
    else
      members.set(
        name,
        mergePatch(isMap(current) ? current : emptyLike(change), change, isMap(current) ? unneeded : []),
      );
  }
  return withMembers(target, members);
}

/**
 * Composes two patches into the one that does what both do in turn. Entries of `events` are patches themselves, so
 * their nulls must outlive the merge of a child into its parent.
 */
export function composePatches(first: MapNode, second: MapNode): MapNode {
  const members = new Map(first.members);
  removeOtherSources(members, second);
  for (const [name, change] of second.members) {
    const current = members.get(name);
    const merges = isMap(change) && isMap(current) && !literals.has(name);
    members.set(name, merges ? composePatches(current, change) : change);
  }
  return withMembers(first, members);
}

function mergeEntries(target: MapNode | undefined, patch: MapNode): MapNode {
  const entries = new Map(target?.members);
  for (const [event, change] of patch.members) {
    const current = entries.get(event);
    if (isNull(change)) entries.delete(event);
    else entries.set(event, isMap(current) && isMap(change) ? composePatches(current, change) : change);
  }
  return withMembers(target ?? patch, entries);
}

function removeOtherSources(members: Map<string, BlueprintNode>, patch: MapNode): void {
  const named = sourceKinds.filter(
    (kind) => patch.members.has(kind) && (literals.has(kind) || !isNull(patch.members.get(kind))),
  );
  if (named.length === 0) return;
  for (const kind of sourceKinds) if (!named.includes(kind)) members.delete(kind);
}

function emptyLike(map: MapNode): MapNode {
  return withMembers(map, new Map());
}
