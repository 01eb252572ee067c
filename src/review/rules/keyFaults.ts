import { type BlueprintNode, isMap, type MapNode } from '../../blueprint/BlueprintNode.ts';
import type { Plan } from '../../blueprint/Plan.ts';
import { plainValue } from '../../blueprint/plainValue.ts';
import { keyFaults as faults, type KeyFault, type KeyProof, proveKeyFaults } from '../inference/KeyProof.ts';
import { keyQuestion } from '../inference/keyQuestion.ts';
import type { PlacedMapping } from '../inference/mappingsOf.ts';
import { keyLimit, keyPath, possibleKeyFaults } from '../inference/possibleKeyFaults.ts';
import { printEvent } from '../inference/printEvent.ts';
import { Remembered } from '../inference/Remembered.ts';
import { routesIn } from '../inference/routesIn.ts';
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
    for (const route of routesIn(tree)) {
      const posed = keyQuestion(route.tree, { event: route.event, entries });
      if (posed === undefined) continue;
      const { destination } = posed.plan;
      const open = posed.mappings.filter(({ node }) => (tried.get(node) ?? 0) < mostRoutes);
      const sought = new Map(
        open.map((key) => [keyPath(key, destination), possibleKeyFaults(key, destination)]),
      );
      if ([...sought.values()].every(({ length }) => length === 0)) continue;
      const question = JSON.stringify([
        destination,
        route.event,
        [...entries],
        ...decisive.map((name) => textAt(route.tree, name)),
        posed.mappings.map(({ name, node }) => [name, plainValue(node)]),
        [...sought],
      ]);
      const found = proofs.of(question, () => proveKeyFaults({ ...posed, sought }));
      for (const key of open) {
        const proof = found.get(keyPath(key, destination));
        tried.set(key.node, proof === undefined ? (tried.get(key.node) ?? 0) + 1 : mostRoutes);
        if (proof !== undefined) reportKey({ key, destination }, proof, shownKey(key, subject), report);
      }
    }
  },
};

/** A key that all entries share is tried on so many of their ways. */
const mostRoutes = 6;

const proofs = new Remembered<ReadonlyMap<string, KeyProof>>();

/** What decides beside the mappings of keys. */
const decisive = ['when', 'consent', 'key'];

function textAt(tree: MapNode, name: string): unknown {
  const node = tree.members.get(name);
  return node === undefined ? null : plainValue(node);
}

const names: Partial<Record<PlacedMapping['role'], string>> = {
  partition: 'partition key',
  sort: 'sort key',
  hash: 'hash key',
};

function reportKey(
  { key, destination }: { key: PlacedMapping; destination: Plan['destination'] },
  { fault, diagnostic, event }: KeyProof,
  at: BlueprintNode,
  report: Report,
): void {
  const part = names[key.role] ?? 'key';
  const { name } = key;
  const advice = { note: `for instance ${printEvent(event)}`, hint: hintFor(key, fault) };
  if (fault === 'too-long') {
    const { limit, unit } = keyLimit(key, destination);
    report.node('key/too-long', { part, name, limit: `${limit} ${unit}` }, at, undefined, advice);
  } else if (fault === 'mistyped') {
    report.node('key/mistyped', { part, name, problem: diagnostic.message }, at, undefined, advice);
  } else report.node(`key/${fault}`, { part, name }, at, undefined, advice);
}

/** Where the mapping has a default already, another is no advice. */
function hintFor({ mapping }: PlacedMapping, fault: KeyFault): string | undefined {
  const passesNull = mapping.default !== undefined && mapping.type === undefined && fault === 'missing';
  return passesNull ? 'null passes by `default`, unless the mapping declares its `type`.' : undefined;
}
