import type { MapNode } from '../../blueprint/BlueprintNode.ts';
import type { ItemRules, Plan, RecordRules } from '../../blueprint/Plan.ts';
import { routesOf } from '../../blueprint/routesOf.ts';
import type { SoundVersion } from './Version.ts';

/** One kind of event, and what becomes of it in both versions. */
export interface RoutePair<Rules = ItemRules | RecordRules> {
  /** An event's name, or `$` and a type; undefined for events without an entry. */
  readonly event: string | undefined;
  /** Undefined where the event is dropped. */
  readonly before: Rules | undefined;
  readonly after: Rules | undefined;
  /** The new version with what holds for these events, their entry merged. */
  readonly tree: MapNode;
}

/** The routes of two versions of one destination that can be held against each other, the general one first. */
export function routePairs(before: SoundVersion, after: SoundVersion): RoutePair[] {
  const trees = new Map(routesOf(after.tree).map(({ event, tree }) => [event, tree]));
  const events = new Set([undefined, ...before.plan.entries.keys(), ...after.plan.entries.keys()]);
  return [...events].flatMap((event) => {
    const [was, is] = [rulesFor(before.plan, event), rulesFor(after.plan, event)];
    if (was === 'unknown' || is === 'unknown') return [];
    const tree = trees.get(event) ?? trees.get(undefined) ?? after.tree;
    return { event, before: was, after: is, tree };
  });
}

/** What holds for an event; unknown where that depends on the event's type, which its name does not tell. */
function rulesFor(plan: Plan, event: string | undefined): ItemRules | RecordRules | undefined | 'unknown' {
  const { entries, otherwise } = plan;
  if (event === undefined) return otherwise;
  if (entries.has(event)) return entries.get(event);
  const byType = [...entries.keys()].some((key) => key.startsWith('$'));
  return byType && !event.startsWith('$') ? 'unknown' : otherwise;
}
