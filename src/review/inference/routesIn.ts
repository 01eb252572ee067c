import type { MapNode } from '../../blueprint/BlueprintNode.ts';
import { type Route, routesOf } from '../../blueprint/routesOf.ts';

const known = new WeakMap<MapNode, readonly Route[]>();

/** The routes of a merged blueprint, merged once for all rules that ask for them. */
export function routesIn(tree: MapNode): readonly Route[] {
  const routes = known.get(tree) ?? routesOf(tree);
  known.set(tree, routes);
  return routes;
}
