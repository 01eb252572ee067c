import { isDeepStrictEqual } from 'node:util';
import type { MapNode } from '../../blueprint/BlueprintNode.ts';
import type { SeenPlace } from './OverrideRow.ts';
import { touchedPlaces } from './touchedPlaces.ts';

/** What has become of the blueprint below an override since that was set. */
export interface OverrideDrift {
  /**
   * `contained`: the blueprint says by itself what the override says, which does nothing any more. `contradicted`: the
   * blueprint was changed where the override patches it, to something else.
   */
  readonly kind: 'none' | 'contained' | 'contradicted';
  /** Where, as JSON pointers into the merged blueprint in long form. */
  readonly places: readonly string[];
}

/** @param seen what the blueprint said when the override was set; null where that is not known. */
export function findDrift(tree: MapNode, patch: MapNode, seen: readonly SeenPlace[] | null): OverrideDrift {
  const places = touchedPlaces(tree, patch);
  const known = new Map(seen?.map(({ pointer, value }) => [pointer, value]));
  const others = places.filter(({ isSame }) => !isSame);
  if (others.length === 0) return { kind: 'contained', places: places.map(({ pointer }) => pointer) };
  const changed = others.filter(
    ({ pointer, before }) =>
      known.has(pointer) && !isDeepStrictEqual(plain(known.get(pointer)), plain(before)),
  );
  if (changed.length === 0) return { kind: 'none', places: [] };
  return { kind: 'contradicted', places: changed.map(({ pointer }) => pointer) };
}

export function seenPlaces(tree: MapNode, patch: MapNode): readonly SeenPlace[] {
  return touchedPlaces(tree, patch).map(({ pointer, before }) =>
    before === undefined ? { pointer } : { pointer, value: before },
  );
}

/** As it is once it was stored: with the prototypes of JSON. */
function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
