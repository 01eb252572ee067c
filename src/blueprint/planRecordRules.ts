import { isMap, type MapNode, textOf } from './BlueprintNode.ts';
import type { Findings } from './Findings.ts';
import { makesMap } from './makesMap.ts';
import type { RecordRules } from './Plan.ts';
import { planGates } from './planGates.ts';
import { planMapping } from './planMapping.ts';

/** The rules of a merged blueprint that writes records. */
export function planRecordRules(tree: MapNode, findings: Findings): RecordRules | undefined {
  const record = tree.members.get('record');
  if (!isMap(record)) return undefined;
  const member = (name: string) => record.members.get(name);
  for (const name of ['partition_key', 'data']) {
    if (!record.members.has(name)) findings.add('blueprint/record-incomplete', { name }, record, 'key');
  }
  for (const name of ['partition_key', 'explicit_hash_key']) {
    const mapping = member(name);
    if (makesMap(mapping)) findings.add('blueprint/key-type', { name, type: 'M' }, mapping, 'key');
  }
  const partitionKey = planMapping(member('partition_key'), findings);
  const data = planMapping(member('data'), findings);
  const explicitHashKey = planMapping(member('explicit_hash_key'), findings);
  if (partitionKey === undefined || data === undefined) return undefined;
  return {
    ...planGates(tree, findings),
    partitionKey,
    explicitHashKey,
    data,
    compression: textOf(member('compression')) === 'gzip' ? 'gzip' : 'none',
    aggregation: textOf(member('aggregation')) === 'kpl' ? 'kpl' : 'none',
  };
}
