import { type BlueprintNode, isMap, type MapNode, textOf, withMembers } from './BlueprintNode.ts';
import { mergePatch } from './mergePatch.ts';

/** What an entry of `events` may patch. */
const patchable = ['item', 'record', 'when', 'consent', 'operation', 'condition'];

/** One way through a blueprint: the events that take it, and what holds for them, their entry merged. */
export interface Route {
  /** An event's name, or `$` and a type; undefined for events without an entry. */
  readonly event: string | undefined;
  readonly tree: MapNode;
}

/** The routes of a merged blueprint that end in a record, as `Plan` has them: what drops its events has none. */
export function routesOf(tree: MapNode): Route[] {
  const routes: Route[] =
    actionOf(tree.members.get('defaults')) === 'drop' ? [] : [{ event: undefined, tree }];
  const events = tree.members.get('events');
  for (const [event, entry] of isMap(events) ? events.members : []) {
    if (!isMap(entry) || actionOf(entry) === 'drop') continue;
    routes.push({ event, tree: mergePatch(tree, patchOf(entry)) });
  }
  return routes;
}

/** The part of an entry that patches. */
export function patchOf(entry: MapNode): MapNode {
  return withMembers(entry, new Map([...entry.members].filter(([name]) => patchable.includes(name))));
}

/** What happens to the events of an entry, or of `defaults`. */
export function actionOf(node: BlueprintNode | undefined): string | undefined {
  return isMap(node) ? textOf(node.members.get('action')) : undefined;
}
