import { isDeepStrictEqual } from 'node:util';
import { type BlueprintNode, isMap, isNull, type MapNode, textOf } from '../../blueprint/BlueprintNode.ts';
import { mergePatch, sourceKinds } from '../../blueprint/mergePatch.ts';
import { plainValue } from '../../blueprint/plainValue.ts';
import { patchOf, type Route } from '../../blueprint/routesOf.ts';
import { eachMapping } from '../inference/eachMapping.ts';
import type { PlacedMapping } from '../inference/mappingsOf.ts';
import { routesIn } from '../inference/routesIn.ts';
import type { Report } from '../Report.ts';
import type { Rule } from '../Rule.ts';
import type { BlueprintSubject } from '../subjects/BlueprintSubject.ts';

/** What is written twice, and of which only one counts, or both say the same. */
export const writtenTwice: Rule<BlueprintSubject> = {
  codes: ['blueprint/written-twice'],
  examine(subject, report) {
    const { tree } = subject;
    if (tree === undefined) return;
    examineParents(subject, report);
    examineEntries(tree, report);
    examineBase(tree, report);
    examineConsent(tree, report);
    for (const placed of eachMapping(tree)) examineMapping(placed, report);
    for (const names of namesOf(tree)) examineNames(names, report);
  },
};

/** What a blueprint repeats of those that it extends. */
function examineParents({ own, parents, diagnostics, file }: BlueprintSubject, report: Report): void {
  const [root, ...others] = parents.toReversed();
  if (own === undefined || root === undefined) return;
  // One that repeats everything is told of as a whole.
  if (diagnostics.some((found) => found.code === 'override/no-effect' && found.file === file)) return;
  const above = others.reduce((tree, parent) => mergePatch(tree, parent), root);
  const parent = textOf(own.members.get('extends')) ?? 'the parent';
  for (const [name, node] of repeated(own, above)) {
    report.node(
      'blueprint/written-twice',
      { what: `\`${name}\` is what \`${parent}\` says already` },
      node,
      'key',
    );
  }
}

/** What an entry repeats of what holds for all events. */
function examineEntries(tree: MapNode, report: Report): void {
  const events = tree.members.get('events');
  for (const [event, entry] of isMap(events) ? events.members : []) {
    if (!isMap(entry)) continue;
    const patch = patchOf(entry);
    if (isDeepStrictEqual(plainValue(mergePatch(tree, patch)), plainValue(tree))) continue;
    for (const [name, node] of repeated(patch, tree)) {
      const what = `\`events.${event}\` says of \`${name}\` what holds for all events`;
      report.node('blueprint/written-twice', { what }, node, 'key');
    }
  }
}

/** The mappings of a patch that are what stands there already. */
function* repeated(patch: MapNode, tree: MapNode): Generator<[string, BlueprintNode]> {
  yield* repeatedMembers(patch.members.get('item'), tree.members.get('item'));
  const [record, base] = [patch.members.get('record'), tree.members.get('record')];
  yield* repeatedMembers(record, base, ['data']);
  yield* repeatedMembers(fieldsOf(record), fieldsOf(base));
}

function* repeatedMembers(
  patch: BlueprintNode | undefined,
  base: BlueprintNode | undefined,
  skipped: readonly string[] = [],
): Generator<[string, BlueprintNode]> {
  if (!isMap(patch) || !isMap(base)) return;
  for (const [name, node] of patch.members) {
    const known = base.members.get(name);
    if (known === undefined || known === node || skipped.includes(name) || isNull(node)) continue;
    if (isDeepStrictEqual(plainValue(node), plainValue(known))) yield [name, node];
  }
}

function fieldsOf(record: BlueprintNode | undefined): BlueprintNode | undefined {
  const data = isMap(record) ? record.members.get('data') : undefined;
  return isMap(data) ? data.members.get('fields') : undefined;
}

/** An attribute that every route takes from elsewhere. */
function examineBase(tree: MapNode, report: Report): void {
  const routes = routesIn(tree);
  const events = tree.members.get('events');
  if (routes.length === 0 || !isMap(events) || routes.some(({ event }) => event === undefined)) return;
  const patches = routes.map(({ event }: Route) => events.members.get(event ?? '')).filter(isMap);
  const item = tree.members.get('item');
  for (const [name, node] of isMap(item) ? item.members : []) {
    if (!patches.every((patch) => replaces(patch, name))) continue;
    report.node(
      'blueprint/written-twice',
      { what: `every entry writes \`${name}\` anew, so that this is never used` },
      node,
      'key',
    );
  }
}

function replaces(entry: MapNode, name: string): boolean {
  const item = entry.members.get('item');
  const mapping = isMap(item) ? item.members.get(name) : undefined;
  return (
    mapping !== undefined &&
    (isNull(mapping) || (isMap(mapping) && sourceKinds.some((kind) => mapping.members.has(kind))))
  );
}

function examineConsent(tree: MapNode, report: Report): void {
  const events = tree.members.get('events');
  const places = [tree, ...(isMap(events) ? [...events.members.values()].filter(isMap) : [])];
  for (const place of places) {
    examineList(
      place.members.get('consent'),
      (category) => `the consent \`${category}\` is asked for twice`,
      report,
    );
  }
}

const setTypes = new Set(['SS', 'NS', 'BS']);

function examineMapping({ mapping, node }: PlacedMapping, report: Report): void {
  examineList(node.members.get('from'), (path) => `\`${path}\` stands in this list twice`, report);
  if (mapping.type === undefined || !setTypes.has(mapping.type)) return;
  examineList(node.members.get('value'), (member) => `a set holds ${member} once`, report);
}

/** A scalar that a list holds already. */
function examineList(
  node: BlueprintNode | undefined,
  what: (scalar: string) => string,
  report: Report,
): void {
  if (node?.kind !== 'list') return;
  const seen = new Set<unknown>();
  for (const item of node.items) {
    if (item.kind !== 'scalar') continue;
    if (seen.has(item.scalar))
      report.node('blueprint/written-twice', { what: what(String(item.scalar)) }, item);
    seen.add(item.scalar);
  }
}

/** The names of each map that is written, on any route. */
function namesOf(tree: MapNode): ReadonlyMap<string, BlueprintNode>[] {
  const found: ReadonlyMap<string, BlueprintNode>[] = [];
  const add = (node: BlueprintNode | undefined) => {
    if (isMap(node)) found.push(node.members);
  };
  for (const route of routesIn(tree)) add(route.tree.members.get('item'));
  for (const { node } of eachMapping(tree)) add(node.members.get('fields'));
  return found;
}

/** Tools that fold case, as most query engines do, see one column twice. */
function examineNames(names: ReadonlyMap<string, BlueprintNode>, report: Report): void {
  const seen = new Map<string, string>();
  for (const [name, node] of names) {
    const folded = name.toLowerCase();
    const other = seen.get(folded);
    if (other === undefined) seen.set(folded, name);
    else
      report.node(
        'blueprint/written-twice',
        { what: `\`${other}\` and \`${name}\` differ in case alone` },
        node,
        'key',
      );
  }
}
