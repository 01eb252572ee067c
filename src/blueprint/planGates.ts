import { type MapNode, textOf } from './BlueprintNode.ts';
import type { Findings } from './Findings.ts';
import { planExpression } from './planExpression.ts';

/** What decides about an event before anything is mapped. */
export function planGates(tree: MapNode, findings: Findings) {
  const consent = tree.members.get('consent');
  return {
    when: planExpression(tree.members.get('when'), findings),
    consent: consent?.kind === 'list' ? consent.items.flatMap((item) => textOf(item) ?? []) : [],
  };
}
