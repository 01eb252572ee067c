import type { MapNode } from '../../blueprint/BlueprintNode.ts';
import type { ExpressionTree } from '../../expression/ExpressionTree.ts';
import { inferMapping } from '../inference/inferMapping.ts';
import { Kind, presentKinds } from '../inference/Kind.ts';
import { mappingsOf, type PlacedMapping } from '../inference/mappingsOf.ts';
import { routesIn } from '../inference/routesIn.ts';
import { shownKey } from '../inference/shownNode.ts';
import type { Report } from '../Report.ts';
import type { Rule } from '../Rule.ts';
import type { BlueprintSubject } from '../subjects/BlueprintSubject.ts';

/** Keys that decide where records are kept, and have too few values to spread them. */
export const lowSpread: Rule<BlueprintSubject> = {
  codes: ['key/low-spread'],
  examine(subject, report) {
    const { tree } = subject;
    if (tree === undefined) return;
    const seen = new Set<MapNode>();
    for (const route of routesIn(tree)) {
      const keys = mappingsOf(route.tree).filter(({ role }) => role === 'partition' || role === 'hash');
      // An explicit hash key decides alone.
      const decisive = keys.filter(({ role }) => role === 'hash' || !keys.some((key) => key.role === 'hash'));
      for (const key of decisive) if (!seen.has(key.node)) examineKey(key, subject, report);
      for (const key of keys) seen.add(key.node);
    }
  },
};

function examineKey(key: PlacedMapping, subject: BlueprintSubject, report: Report): void {
  const { role, name, mapping } = key;
  const { value } = inferMapping(mapping);
  if (!value.isFew || (value.kinds & presentKinds) === 0) return;
  const part = role === 'hash' ? 'hash key' : 'partition key';
  report.node('key/low-spread', { part, name, reason: reasonFor(mapping) }, shownKey(key, subject));
}

function reasonFor(mapping: PlacedMapping['mapping']): string {
  const { source, values, transforms } = mapping;
  if (values !== undefined) return `\`values\` makes ${values.size} of it at most`;
  if (source.kind === 'value') return 'it is the same for every event';
  const { value } = inferMapping(mapping);
  if ((value.kinds & presentKinds) === Kind.boolean) return 'it is true or false';
  if (transforms.some(({ kind }) => kind === 'truncate'))
    return 'what `truncate` leaves is the same for many events';
  if (value.isTime) return 'all events of one day share it';
  if (source.kind === 'from' && source.paths.length === 1) {
    return `many events have the same \`${source.paths[0]?.text}\``;
  }
  if (source.kind === 'expr' && isCall(source.expression.tree, 'substring'))
    return 'what `$substring` leaves is the same for many events';
  return 'all that it is made from is the same for many events';
}

function isCall({ type, procedure }: ExpressionTree, name: string): boolean {
  return type === 'function' && procedure?.type === 'variable' && procedure.value === name;
}
