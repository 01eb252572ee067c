import { type BlueprintNode, isMap, type MapNode } from '../../blueprint/BlueprintNode.ts';
import { routesOf } from '../../blueprint/routesOf.ts';
import { inferMapping } from '../inference/inferMapping.ts';
import { keyFaults as faults, type KeyProof, proveKeyFaults } from '../inference/KeyProof.ts';
import { Kind, scalarKinds } from '../inference/Kind.ts';
import { keyLimits, keyQuestion } from '../inference/keyQuestion.ts';
import type { PlacedMapping } from '../inference/mappingsOf.ts';
import { printEvent } from '../inference/printEvent.ts';
import { shownKey } from '../inference/shownNode.ts';
import type { Report } from '../Report.ts';
import type { Rule } from '../Rule.ts';
import type { BlueprintSubject } from '../subjects/BlueprintSubject.ts';

/** Keys that some events leave missing, empty, of a wrong type or too long, each with such an event. */
export const keyFaults: Rule<BlueprintSubject> = {
  codes: faults.map((fault) => `key/${fault}` as const),
  examine(subject, report) {
    const { tree } = subject;
    if (tree === undefined) return;
    const events = tree.members.get('events');
    const entries = new Set(isMap(events) ? events.members.keys() : []);
    const tried = new Map<MapNode, number>();
    for (const route of routesOf(tree)) {
      const question = keyQuestion(route.tree, { event: route.event, entries });
      if (question === undefined) continue;
      const open = question.mappings.filter((key) => (tried.get(key.node) ?? 0) < mostRoutes && mayFail(key));
      if (open.length === 0) continue;
      const proofs = proveKeyFaults(question);
      for (const key of open) {
        const proof = proofs.get(pathOf(key));
        tried.set(key.node, proof === undefined ? (tried.get(key.node) ?? 0) + 1 : mostRoutes);
        if (proof !== undefined) reportKey(key, proof, shownKey(key, subject), report);
      }
    }
  },
};

/** A key that all entries share is tried on so many of their ways. */
const mostRoutes = 6;

const names: Partial<Record<PlacedMapping['role'], string>> = {
  partition: 'partition key',
  sort: 'sort key',
  hash: 'hash key',
};

function limitOf({ role, name }: PlacedMapping): { limit: number; unit: string } {
  if (name === 'partition_key' && role === 'partition')
    return { limit: keyLimits.partition_key, unit: 'characters' };
  return { limit: role === 'sort' ? keyLimits.sort : keyLimits.partition, unit: 'bytes' };
}

/** Whether what is known of the mapping leaves any room for a fault: most keys need no trying. */
function mayFail(key: PlacedMapping): boolean {
  if (key.role === 'hash') return true;
  const { value } = inferMapping(key.mapping);
  const { limit, unit } = limitOf(key);
  // A UTF-16 unit takes up to three bytes.
  const longest = unit === 'bytes' ? value.longest * 3 : value.longest;
  const isText = (value.kinds & ~scalarKinds) === 0 && (value.kinds & Kind.boolean) === 0;
  const isFit = key.mapping.type === 'N' ? value.kinds === Kind.number : isText;
  return !isFit || value.shortest === 0 || longest > limit;
}

function pathOf({ role, name }: PlacedMapping): string {
  return ['partition_key', 'explicit_hash_key'].includes(name) && role !== 'sort'
    ? `record.${name}`
    : `item.${name}`;
}

function reportKey(
  key: PlacedMapping,
  { fault, diagnostic, event }: KeyProof,
  at: BlueprintNode,
  report: Report,
): void {
  const part = names[key.role] ?? 'key';
  const { name } = key;
  const { limit, unit } = limitOf(key);
  const note = `for instance ${printEvent(event)}`;
  if (fault === 'missing' || fault === 'empty')
    report.node(`key/${fault}`, { part, name }, at, undefined, { note });
  else if (fault === 'too-long') {
    report.node('key/too-long', { part, name, limit: `${limit} ${unit}` }, at, undefined, { note });
  } else {
    report.node('key/mistyped', { part, name, problem: diagnostic.message }, at, undefined, { note });
  }
}
