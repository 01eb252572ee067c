import { isAscii } from 'node:buffer';
import { isDeepStrictEqual } from 'node:util';
import { type BlueprintNode, isMap, type MapNode, textOf } from './BlueprintNode.ts';
import type { Findings } from './Findings.ts';
import { mergePatch, takesBack } from './mergePatch.ts';
import type { ItemKey, Plan } from './Plan.ts';
import { plainValue } from './plainValue.ts';
import { planItemRules } from './planItemRules.ts';
import { planRecordRules } from './planRecordRules.ts';
import { actionOf, patchOf } from './routesOf.ts';

/** The plan of a merged blueprint; undefined when it has faults, all of which are among the findings. */
export function planBlueprint(tree: MapNode, findings: Findings): Plan | undefined {
  const destination = destinationOf(tree, findings);
  if (destination === undefined) return undefined;
  checkBelonging(tree, destination, findings);
  const name = textOf(tree.members.get('blueprint')) ?? '';
  const ascii = isPlainAscii(JSON.stringify(plainValue(tree)));
  if (destination === 'kinesis') {
    const routes = planRoutes(tree, findings, (rules) => planRecordRules(rules, findings));
    return findings.hasErrors ? undefined : { name, ascii, destination, ...routes };
  }
  const key = planKey(tree, findings);
  if (key === undefined) return undefined;
  const routes = planRoutes(tree, findings, (rules) => planItemRules(rules, key, findings));
  return findings.hasErrors ? undefined : { name, ascii, destination, key, ...routes };
}

function destinationOf(tree: MapNode, findings: Findings): Plan['destination'] | undefined {
  const item = tree.members.get('item') ?? tree.members.get('key');
  const record = tree.members.get('record');
  if (item !== undefined && record !== undefined) {
    findings.add('blueprint/two-destinations', {}, record, 'key');
    return undefined;
  }
  if (item === undefined && record === undefined) {
    findings.add('blueprint/no-destination', {}, tree.members.get('blueprint') ?? tree);
    return undefined;
  }
  return record === undefined ? 'dynamodb' : 'kinesis';
}

const onlyFor: Record<Plan['destination'], readonly string[]> = {
  dynamodb: ['item', 'operation', 'condition'],
  kinesis: ['record'],
};

/** What only the other destination knows would be passed over in silence. */
function checkBelonging(tree: MapNode, destination: Plan['destination'], findings: Findings): void {
  const foreign = onlyFor[destination === 'dynamodb' ? 'kinesis' : 'dynamodb'];
  const events = tree.members.get('events');
  const places = [tree, ...(isMap(events) ? events.members.values() : [])];
  for (const place of places) {
    if (!isMap(place)) continue;
    for (const name of foreign) {
      const member = place.members.get(name);
      if (member !== undefined) findings.add('blueprint/foreign-part', { name, destination }, member, 'key');
    }
  }
}

function planKey(tree: MapNode, findings: Findings): ItemKey | undefined {
  const key = tree.members.get('key');
  if (key === undefined) findings.add('blueprint/key-missing', {}, tree.members.get('item') ?? tree, 'key');
  const partition = isMap(key) ? textOf(key.members.get('partition')) : undefined;
  const sort = isMap(key) ? textOf(key.members.get('sort')) : undefined;
  return partition === undefined ? undefined : { partition, sort };
}

/** Routes that patch nothing share their rules. */
function planRoutes<Rules>(
  tree: MapNode,
  findings: Findings,
  planOne: (rules: MapNode) => Rules | undefined,
) {
  const planned = new Map<MapNode, Rules | undefined>();
  const plan = (rules: MapNode) => {
    if (!planned.has(rules)) planned.set(rules, planOne(rules));
    return planned.get(rules);
  };
  const sends = actionOf(tree.members.get('defaults')) !== 'drop';
  const events = tree.members.get('events');
  const entries = new Map<string, Rules | undefined>();
  for (const [event, entry] of isMap(events) ? events.members : []) {
    if (!isMap(entry)) continue;
    entries.set(
      event,
      actionOf(entry) === 'drop' ? undefined : plan(applyEntry(tree, event, entry, findings)),
    );
  }
  return { otherwise: sends ? plan(tree) : undefined, entries };
}

function applyEntry(tree: MapNode, event: string, entry: MapNode, findings: Findings): MapNode {
  const patch = patchOf(entry);
  return patch.members.size === 0 ? tree : applyPatch(tree, patch, `events.${event}`, entry, findings);
}

/** Merges a patch and complains when it, or a removal in it, changes nothing. */
export function applyPatch(
  tree: MapNode,
  patch: MapNode,
  name: string,
  place: BlueprintNode,
  findings: Findings,
): MapNode {
  const unneeded: BlueprintNode[] = [];
  const merged = mergePatch(tree, patch, unneeded);
  for (const removal of unneeded) {
    findings.add('override/no-effect', { name, what: 'removes what is not there' }, removal, 'key');
  }
  if (unneeded.length === 0 && !takesBack(patch) && isDeepStrictEqual(plainValue(merged), plainValue(tree))) {
    findings.add('override/no-effect', { name, what: 'says what already holds' }, place, 'key');
  }
  return merged;
}

/** A backslash may stand for any character once an expression has read it. */
function isPlainAscii(json: string): boolean {
  return isAscii(Buffer.from(json)) && !json.includes('\\\\');
}
