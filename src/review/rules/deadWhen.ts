import { type BlueprintNode, isMap, type MapNode } from '../../blueprint/BlueprintNode.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import { eventTypes } from '../../envelope/EventType.ts';
import { comparedTypes } from '../inference/comparedTypes.ts';
import { type Decision, decideCondition } from '../inference/decideCondition.ts';
import { inferExpression } from '../inference/inferExpression.ts';
import { describeKinds, Kind } from '../inference/Kind.ts';
import { expressionsOf, gateOf, mappingsOf, type PlacedExpression } from '../inference/mappingsOf.ts';
import type { RouteKey } from '../inference/routeSamples.ts';
import { routesIn } from '../inference/routesIn.ts';
import type { Report } from '../Report.ts';
import type { Rule } from '../Rule.ts';
import type { BlueprintSubject } from '../subjects/BlueprintSubject.ts';

/** Conditions that are never true, or always; entries that no event reaches. */
export const deadWhen: Rule<BlueprintSubject> = {
  codes: [
    'blueprint/when-never',
    'blueprint/when-always',
    'blueprint/entry-unreachable',
    'blueprint/sends-nothing',
  ],
  examine({ tree }, report) {
    if (tree === undefined) return;
    const events = tree.members.get('events');
    const entries = new Set(isMap(events) ? events.members.keys() : []);
    const routes = routesIn(tree);
    if (routes.length === 0) report.node('blueprint/sends-nothing', {}, tree.members.get('defaults') ?? tree);
    const uses = new Map<BlueprintNode, Use>();
    for (const route of routes) collectUses(route.tree, { event: route.event, entries }, uses);
    for (const use of uses.values()) reportUse(use, events, report);
    if (isMap(events)) reportNames(events, report);
  },
};

interface Use {
  readonly placed: PlacedExpression;
  readonly isGate: boolean;
  readonly decisions: { readonly route: RouteKey; readonly decision: Decision | undefined }[];
}

function collectUses(tree: MapNode, route: RouteKey, uses: Map<BlueprintNode, Use>): void {
  const gate = gateOf(tree);
  const add = (placed: PlacedExpression, isGate: boolean) => {
    const use = uses.get(placed.node) ?? { placed, isGate, decisions: [] };
    uses.set(placed.node, use);
    // Where it is true for some, other routes change nothing.
    if (!isGate && use.decisions.some(({ decision }) => decision === 'sometimes')) return;
    const guard = isGate ? undefined : gate?.expression;
    use.decisions.push({ route, decision: decideCondition(placed.expression, route, guard) });
  };
  if (gate !== undefined) add(gate, true);
  for (const placed of mappingsOf(tree).flatMap(expressionsOf)) if (placed.use === 'when') add(placed, false);
}

function reportUse(
  { placed, isGate, decisions }: Use,
  events: BlueprintNode | undefined,
  report: Report,
): void {
  const all = (wanted: Decision) => decisions.every(({ decision }) => decision === wanted);
  if (all('always')) report.node('blueprint/when-always', {}, placed.node);
  else if (all('never')) {
    const { reason, hint } = whyNever(placed);
    report.node('blueprint/when-never', { reason }, placed.node, undefined, { hint });
  } else if (isGate) {
    for (const { route, decision } of decisions) {
      const entry = isMap(events) && route.event !== undefined ? events.members.get(route.event) : undefined;
      if (decision !== 'never' || entry === undefined || route.event === undefined) continue;
      const blanks = { event: route.event, reason: '`when` lets none of its events pass' };
      report.node('blueprint/entry-unreachable', blanks, entry, 'key');
    }
  }
}

function whyNever({ expression }: PlacedExpression): { reason: string; hint: string | undefined } {
  const { kinds } = inferExpression(expression.tree);
  if ((kinds & Kind.boolean) === 0) {
    const hint = 'compare it with something, or ask for it with `$exists(…)`.';
    return { reason: `: it is ${describeKinds(kinds)}, and only \`true\` passes`, hint };
  }
  const word = comparedTypes(expression.tree).find((type) => !eventTypes.some((known) => known === type));
  if (word === undefined) return { reason: '', hint: undefined };
  const near = suggest(word, eventTypes);
  const types = eventTypes.map((type) => `\`${type}\``).join(', ');
  return {
    reason: `: no event has the type \`${word}\``,
    hint: near === undefined ? `the types are ${types}.` : `did you mean \`${near}\`?`,
  };
}

/** What looks like a type and is none; an event of such a name would be a strange chance. */
function reportNames(events: MapNode, report: Report): void {
  const types = eventTypes.map((type) => `$${type}`);
  for (const [event, entry] of events.members) {
    const near = event.startsWith('$') && !types.includes(event) ? suggest(event, types) : undefined;
    if (near === undefined) continue;
    const blanks = { event, reason: 'there is no such type' };
    report.node('blueprint/entry-unreachable', blanks, entry, 'key', { hint: `did you mean \`${near}\`?` });
  }
}
