import { isMap, type MapNode, textOf } from '../../blueprint/BlueprintNode.ts';
import { sourceKinds } from '../../blueprint/mergePatch.ts';
import { actionOf } from '../../blueprint/routesOf.ts';
import type { Rule } from '../Rule.ts';
import type { BlueprintSubject } from '../subjects/BlueprintSubject.ts';

/** Entries that put another kind of id into the key of a table. */
export const rewrittenKey: Rule<BlueprintSubject> = {
  codes: ['key/rewritten'],
  examine({ tree }, report) {
    const key = tree?.members.get('key');
    const name = isMap(key) ? textOf(key.members.get('partition')) : undefined;
    // With a sort key, kinds can be kept apart by that.
    if (tree === undefined || name === undefined || (isMap(key) && key.members.has('sort'))) return;
    if (actionOf(tree.members.get('defaults')) === 'drop') return;
    const base = keyMapping(tree, name);
    const events = tree.members.get('events');
    for (const [event, entry] of isMap(events) ? events.members : []) {
      if (base === undefined || !isMap(entry) || actionOf(entry) === 'drop') continue;
      const own = keyMapping(entry, name);
      if (own === undefined || !sourceKinds.some((kind) => own.members.has(kind))) continue;
      if (!areApart(prefixOf(base), prefixOf(own))) report.node('key/rewritten', { event, name }, own, 'key');
    }
  },
};

function keyMapping(tree: MapNode, name: string): MapNode | undefined {
  const item = tree.members.get('item');
  const mapping = isMap(item) ? item.members.get(name) : undefined;
  return isMap(mapping) ? mapping : undefined;
}

/** The text that every key begins with. */
function prefixOf(mapping: MapNode): string {
  const template = textOf(mapping.members.get('template'));
  if (template !== undefined) return /^[^{]*/.exec(template)?.[0] ?? '';
  const expression = textOf(mapping.members.get('expr'));
  return /^\s*(["'])([^"'\\]*)\1\s*&/.exec(expression ?? '')?.[2] ?? '';
}

/** An id of another kind hardly begins with such a text. */
function areApart(one: string, other: string): boolean {
  if (one === '' && other === '') return false;
  return one === '' || other === '' || !(one.startsWith(other) || other.startsWith(one));
}
