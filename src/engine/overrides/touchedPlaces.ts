import { isDeepStrictEqual } from 'node:util';
import { type BlueprintNode, isMap, type MapNode } from '../../blueprint/BlueprintNode.ts';
import { type Level, levelOf } from '../../blueprint/Level.ts';
import { mergePatch } from '../../blueprint/mergePatch.ts';
import { type Json, plainValue } from '../../blueprint/plainValue.ts';
import { pointer } from '../../yaml/pointer.ts';

/** A place of a blueprint that a patch speaks of. */
export interface TouchedPlace {
  /** A JSON pointer into the merged blueprint in long form. */
  readonly pointer: string;
  /** What the blueprint says there; undefined where it says nothing. */
  readonly before: Json | undefined;
  /** What it says under the patch. */
  readonly after: Json | undefined;
  /** The patch makes no difference there. */
  readonly isSame: boolean;
}

/**
 * Where a patch meets a blueprint. A mapping is one place, as its parts make no sense without each other; maps of
 * mappings, entries of events and fields are followed to their members.
 *
 * @param patch in long form.
 */
export function touchedPlaces(tree: MapNode, patch: MapNode): readonly TouchedPlace[] {
  return [...placesIn(tree, mergePatch(tree, patch), patch, 'blueprint', '')];
}

function* placesIn(
  before: BlueprintNode | undefined,
  after: BlueprintNode | undefined,
  patch: MapNode,
  level: Level,
  path: string,
): Generator<TouchedPlace> {
  for (const [name, change] of patch.members) {
    const place = path + pointer(name);
    const [was, is] = [memberOf(before, name), memberOf(after, name)];
    const inner = levelOf(level, name);
    if (isMap(change) && isFollowed(inner, change)) yield* placesIn(was, is, change, inner, place);
    else yield touched(place, was, is);
  }
}

/** Whether the members of a map are places of their own. */
function isFollowed(level: Level, change: MapNode): boolean {
  if (level === 'mapping') return [...change.members.keys()].every((name) => name === 'fields');
  return level !== 'literal' && level !== 'plain';
}

function touched(place: string, was: BlueprintNode | undefined, is: BlueprintNode | undefined): TouchedPlace {
  const [before, after] = [was && plainValue(was), is && plainValue(is)];
  return { pointer: place, before, after, isSame: isDeepStrictEqual(before, after) };
}

function memberOf(node: BlueprintNode | undefined, name: string): BlueprintNode | undefined {
  return isMap(node) ? node.members.get(name) : undefined;
}
