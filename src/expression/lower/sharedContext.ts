import type { Scope } from '../code/Scope.ts';
import type { ExpressionTree } from '../ExpressionTree.ts';
import type { Body } from './Body.ts';
import type { Context } from './Context.ts';
import { extendReach, type Reach, reachOf } from './Reach.ts';
import { rootPaths } from './rootPaths.ts';

/** A context whose maps are read once, before all else, where several paths of an expression go through them. */
export function sharedContext(context: Context, tree: ExpressionTree, body: Body, scope: Scope): Context {
  const reaches = new Map<string, Reach>();
  const keyOf = (names: readonly string[]) => JSON.stringify(names);
  const reach = (names: readonly string[], inner: Body): Reach => {
    const known = reaches.get(keyOf(names));
    if (known !== undefined) return known;
    if (names.length === 0) return context.reach(names, inner);
    return extendReach(reach(names.slice(0, -1), inner), names.slice(-1), inner, scope);
  };
  for (const names of prefixesOf(tree)) {
    const from = reach(names.slice(0, -1), body);
    const map = body.variable('map', from.read(names.at(-1) as string));
    reaches.set(keyOf(names), reachOf(map, [...from.passed, map], scope));
  }
  return { ...context, reach };
}

/** Beginnings of paths from the root that at least two of them have, shorter ones first. */
function prefixesOf(tree: ExpressionTree): (readonly string[])[] {
  const counts = new Map<string, number>();
  for (const names of rootPaths(tree)) {
    for (let length = 1; length < names.length; length++) {
      const key = JSON.stringify(names.slice(0, length));
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const shared = [...counts].filter(([, count]) => count > 1).map(([key]) => JSON.parse(key) as string[]);
  return shared.toSorted((left, right) => left.length - right.length);
}
