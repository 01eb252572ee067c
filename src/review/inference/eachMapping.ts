import type { BlueprintNode, MapNode } from '../../blueprint/BlueprintNode.ts';
import {
  expressionsOf,
  gateOf,
  mappingsOf,
  type PlacedExpression,
  type PlacedMapping,
} from './mappingsOf.ts';
import { routesIn } from './routesIn.ts';

/** Every mapping of a merged blueprint on any of its routes, each once, however many routes share it. */
export function eachMapping(tree: MapNode): readonly PlacedMapping[] {
  const found = known.get(tree) ?? collectEach(tree);
  known.set(tree, found);
  return found;
}

const known = new WeakMap<MapNode, readonly PlacedMapping[]>();

function collectEach(tree: MapNode): PlacedMapping[] {
  const seen = new Set<MapNode>();
  return routesIn(tree).flatMap((route) =>
    mappingsOf(route.tree).filter(({ node }) => !seen.has(node) && seen.add(node)),
  );
}

/** Every expression of a merged blueprint on any of its routes, each once. */
export function eachExpression(tree: MapNode): PlacedExpression[] {
  const seen = new Set<BlueprintNode>();
  const gates = routesIn(tree).flatMap((route) => gateOf(route.tree) ?? []);
  return [...gates, ...eachMapping(tree).flatMap(expressionsOf)].filter(
    ({ node }) => !seen.has(node) && seen.add(node),
  );
}
