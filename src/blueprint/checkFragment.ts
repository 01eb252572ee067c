import { type BlueprintNode, isMap, type MapNode } from './BlueprintNode.ts';
import type { Findings } from './Findings.ts';
import { planGates } from './planGates.ts';
import { planMapping, planMappings } from './planMapping.ts';

/** Finds what is wrong with parts of a blueprint that stand without the rest: in long form, as a patch has them. */
export function checkFragment(part: BlueprintNode | undefined, findings: Findings): void {
  if (!isMap(part)) return;
  const { members } = part;
  planMappings(withoutNulls(members.get('item')), findings);
  planMappings(withoutNulls(members.get('record'), ['partition_key', 'explicit_hash_key', 'data']), findings);
  planMapping(members.get('operation'), findings);
  const condition = members.get('condition');
  if (isMap(condition)) planMappings(condition.members.get('values'), findings);
  planGates(part, findings);
  const events = members.get('events');
  if (isMap(events)) for (const entry of events.members.values()) checkFragment(entry, findings);
}

/** A patch's null removes a mapping: there is nothing to plan. Of mappings that name no source, the rest is known elsewhere. */
function withoutNulls(node: BlueprintNode | undefined, names?: readonly string[]): MapNode | undefined {
  if (!isMap(node)) return undefined;
  const members = [...node.members].filter(
    ([name, member]) => isMap(member) && (names === undefined || names.includes(name)),
  );
  return { ...node, members: new Map(members) };
}
