import { isMap, type MapNode } from '../../blueprint/BlueprintNode.ts';
import type { PathStep } from '../../blueprint/Path.ts';
import type { Plan } from '../../blueprint/Plan.ts';
import { plainValue } from '../../blueprint/plainValue.ts';
import type { Route } from '../../blueprint/routesOf.ts';
import { compileLane, type ObjectLane } from '../../compiler/compileLane.ts';
import { defaultLimits } from '../../project/Project.ts';
import type { Assigned } from '../inference/buildEvent.ts';
import { bulkPaths } from '../inference/bulkPaths.ts';
import { endOf, findPassing, isPrefix, isTooLarge } from '../inference/isTooLarge.ts';
import { consentOf } from '../inference/keyQuestion.ts';
import { literalsOf } from '../inference/literalsOf.ts';
import { gateOf, mappingsOf, type PlacedMapping, sourceNode } from '../inference/mappingsOf.ts';
import { readPaths } from '../inference/readPaths.ts';
import { routesIn } from '../inference/routesIn.ts';
import { samplesFor } from '../inference/samplesFor.ts';
import { shownNode } from '../inference/shownNode.ts';
import type { Report } from '../Report.ts';
import type { Rule } from '../Rule.ts';
import type { BlueprintSubject } from '../subjects/BlueprintSubject.ts';

/** AWS, quotas of DynamoDB and Kinesis: bytes of an item, and of a record of a stream that was not set to more. */
const limits: Record<Plan['destination'], number> = { dynamodb: 400 * 1024, kinesis: 1024 * 1024 };
const codes = { dynamodb: 'blueprint/item-size', kinesis: 'blueprint/record-size' } as const;

/** Blueprints whose records grow beyond the destination's limit on events that keep within it. */
export const worstSize: Rule<BlueprintSubject> = {
  codes: Object.values(codes),
  examine(subject, report) {
    const { tree, plan, uses } = subject;
    if (tree === undefined || plan === undefined) return;
    const accepted = uses.flatMap(({ installed }) => installed?.eventLimit ?? []);
    const largest = accepted.length === 0 ? defaultLimits.event : Math.max(...accepted);
    const size = Math.min(limits[plan.destination], largest);
    let lane: ObjectLane | undefined;
    const tried = new Set<string>();
    for (const route of routesIn(tree)) {
      // What has fitted on one route fits on the others, as far as it is the same there.
      const suspects = suspectsOf(route.tree, limits[plan.destination]).filter((suspect) =>
        isNew(suspect, tried),
      );
      if (suspects.length === 0 || isCompressed(route.tree)) continue;
      lane ??= compileLane(plan, 'int_check');
      const told = suspects.some((suspect) =>
        prove(suspect, { route, tree, lane: lane as ObjectLane, size, plan, subject }, report),
      );
      if (told) return;
    }
  },
};

/** A place that is written so often, or literals that alone take so much. */
type Suspect =
  | { readonly kind: 'copies'; readonly path: readonly PathStep[]; readonly copies: readonly PlacedMapping[] }
  | { readonly kind: 'literals'; readonly bytes: number; readonly largest: PlacedMapping };

function isNew(suspect: Suspect, tried: Set<string>): boolean {
  const name = suspect.kind === 'literals' ? '' : `${suspect.copies.length} ${suspect.path.join('.')}`;
  if (tried.has(name)) return false;
  tried.add(name);
  return true;
}

interface Trial {
  readonly route: Route;
  readonly tree: MapNode;
  readonly lane: ObjectLane;
  readonly size: number;
  readonly plan: Plan;
  readonly subject: BlueprintSubject;
}

function suspectsOf(tree: MapNode, limit: number): Suspect[] {
  const mappings = mappingsOf(tree).filter(({ role }) => !['operation', 'condition', 'hash'].includes(role));
  const copied = mappings.flatMap((placed) => bulkPaths(placed).map((path) => ({ path, placed })));
  const suspects: Suspect[] = copied.flatMap(({ path }) => {
    const copies = new Set(copied.filter((other) => isPrefix(other.path, path)).map(({ placed }) => placed));
    return copies.size > 1 ? [{ kind: 'copies', path, copies: [...copies] }] : [];
  });
  const literals = mappings.filter(({ mapping }) => mapping.source.kind === 'value');
  const sizes = literals.map(({ node }) => JSON.stringify(plainValue(sourceNode(node))).length);
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  const largest = literals[sizes.indexOf(Math.max(...sizes))];
  return bytes > limit / 2 && largest !== undefined
    ? [...suspects, { kind: 'literals', bytes, largest }]
    : suspects;
}

function prove(suspect: Suspect, trial: Trial, report: Report): boolean {
  const { route, tree, lane, size, plan, subject } = trial;
  const events = tree.members.get('events');
  const entries = new Set(isMap(events) ? events.members.keys() : []);
  const gate = gateOf(route.tree)?.expression.tree;
  const wishes = { literals: gate === undefined ? [] : [...literalsOf(gate)], beyond: [] };
  const paths = gate === undefined ? [] : readPaths(gate).map(({ steps }) => steps);
  const samples = samplesFor({ event: route.event, entries }, paths, wishes);
  const consented: Assigned[] = consentOf(route.tree.members.get('consent')).map((category) => ({
    steps: ['context', 'consent', category],
    value: true,
  }));
  const code = codes[plan.destination];
  if (suspect.kind === 'literals') {
    const first = endOf(lane, [
      ...(samples[0] ? [{ steps: samples[0].steps, value: samples[0].values[0] }] : []),
      ...consented,
    ]);
    if (first?.outcome !== 'dead' || !first.diagnostic.code.endsWith('-too-large')) return false;
    const reason = `its literals take ${inKB(suspect.bytes)}`;
    report.node(code, { event: 'any size', reason }, sourceNode(suspect.largest.node));
    return true;
  }
  const passing = findPassing(lane, samples, consented);
  if (passing === undefined || !isTooLarge(lane, passing, suspect.path, size)) return false;
  const [last, ...others] = suspect.copies.map(({ node }) => sourceNode(node)).toReversed();
  if (last === undefined) return false;
  const reason = `\`${suspect.path.join('.')}\` is written ${suspect.copies.length} times`;
  report.node(code, { event: inKB(size), reason }, shownNode(subject, [last, ...others]));
  return true;
}

function inKB(bytes: number): string {
  return bytes >= 1024 * 1024
    ? `${Math.round(bytes / 1024 / 102.4) / 10} MiB`
    : `${Math.round(bytes / 1024)} KB`;
}

function isCompressed(tree: MapNode): boolean {
  const record = tree.members.get('record');
  const compression = isMap(record) ? record.members.get('compression') : undefined;
  return compression?.kind === 'scalar' && compression.scalar === 'gzip';
}
