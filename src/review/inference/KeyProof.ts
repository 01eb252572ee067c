import type { Mapping } from '../../blueprint/Mapping.ts';
import type { PathStep } from '../../blueprint/Path.ts';
import type { Plan } from '../../blueprint/Plan.ts';
import { compileLane, type ObjectLane } from '../../compiler/compileLane.ts';
import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import type { Event } from '../../envelope/Event.ts';
import { assignments } from './assignments.ts';
import { type Assigned, buildEvent, shownEvent } from './buildEvent.ts';
import { endOf } from './isTooLarge.ts';
import { literalsOf } from './literalsOf.ts';
import type { PlacedMapping } from './mappingsOf.ts';
import { Patience } from './Patience.ts';
import { readPaths } from './readPaths.ts';
import type { RouteKey } from './routeSamples.ts';
import type { SampleValues } from './SampleValues.ts';
import { samplesFor } from './samplesFor.ts';

/** The ways in which a key can fail, the worst first. */
export const keyFaults = ['missing', 'mistyped', 'empty', 'too-long'] as const;

export type KeyFault = (typeof keyFaults)[number];

/** An event that a compiled blueprint has found no usable key in. */
export interface KeyProof {
  readonly fault: KeyFault;
  /** Why the event is dead. */
  readonly diagnostic: Diagnostic;
  /** As small as the fault allows, without what ingest fills in. */
  readonly event: Event;
}

/** What a set of rules makes keys of. */
export interface KeyQuestion {
  readonly route: RouteKey;
  /** A plan with nothing but the keys, and what guards them, for events without an entry. */
  readonly plan: Plan;
  /** The mappings of keys and conditions that its events run through. */
  readonly mappings: readonly PlacedMapping[];
  /** The most bytes or characters that the keys may have. */
  readonly limits: readonly number[];
  readonly consent: readonly string[];
  /** By the attribute's path (`item.PK`), the faults that can be, the worst first. */
  readonly sought: ReadonlyMap<string, readonly KeyFault[]>;
}

/** So many events are tried to find one that passes the condition, and as many from there. */
const mostEvents = 800;

const faultOf: Readonly<Record<string, KeyFault>> = {
  'transform/key-missing': 'missing',
  'transform/key-empty': 'empty',
  'transform/key-too-long': 'too-long',
  'transform/key-type': 'mistyped',
  'transform/type-mismatch': 'mistyped',
  'transform/hash-key': 'mistyped',
};

/**
 * Looks for events whose keys fail, by running events that the schema allows through the compiled blueprint.
 *
 * @returns by the attribute's path, the worst fault that was proved; nothing where a blueprint is interpreted.
 */
export function proveKeyFaults(question: KeyQuestion): ReadonlyMap<string, KeyProof> {
  const lane = compileLane(question.plan, 'int_check');
  const proofs = new Map<string, KeyProof>();
  if (lane.mode !== 'compiled') return proofs;
  const samples = passingFirst(lane, samplesOf(question), question);
  const patience = new Patience(mostEvents);
  for (const assigned of assignments(samples)) {
    if (!patience.tries() || isSettled(question, proofs)) break;
    if (!isPlausible(assigned)) continue;
    const found = runEvent(lane, [...assigned, ...consented(question)], samples);
    if (found === undefined || question.sought.get(found.path)?.includes(found.fault) !== true) continue;
    const known = proofs.get(found.path);
    if (known !== undefined && rank(known.fault) <= rank(found.fault)) continue;
    proofs.set(found.path, shrink(lane, assigned, found, samples, question));
  }
  return proofs;
}

/** Begins with values that pass the condition: from there, few changes lead to what fails. */
function passingFirst(
  lane: ObjectLane,
  samples: readonly SampleValues[],
  question: KeyQuestion,
): readonly SampleValues[] {
  if (question.plan.otherwise?.when === undefined) return samples;
  const patience = new Patience(mostEvents);
  for (const assigned of assignments(samples)) {
    if (!patience.tries()) break;
    if (!isPlausible(assigned)) continue;
    if (endOf(lane, [...assigned, ...consented(question)])?.outcome === 'filtered') continue;
    return samples.map((sample, index) => {
      const first = assigned[index]?.value;
      return { ...sample, values: [first, ...sample.values.filter((value) => value !== first)] };
    });
  }
  return samples;
}

/** Whether nothing worse can be found. */
function isSettled({ sought }: KeyQuestion, proofs: ReadonlyMap<string, KeyProof>): boolean {
  return [...sought].every(([path, [worst]]) => proofs.get(path)?.fault === worst);
}

function rank(fault: KeyFault): number {
  return keyFaults.indexOf(fault);
}

function samplesOf({ route, plan, mappings, limits }: KeyQuestion): SampleValues[] {
  const rules = plan.otherwise;
  const trees = [rules?.when, ...mappings.flatMap(({ mapping }) => [mapping.when, sourceTree(mapping)])];
  const parsed = trees.filter((tree) => tree !== undefined);
  const literals = [...new Set(parsed.flatMap(({ tree }) => [...literalsOf(tree)]))].slice(0, 8);
  const paths = [
    ...parsed.flatMap(({ tree }) => readPaths(tree).map(({ steps }) => steps)),
    ...mappings.flatMap(({ mapping }) => pathsOf(mapping)),
  ];
  return samplesFor(route, paths, { literals, beyond: limits });
}

function sourceTree({ source }: Mapping) {
  return source.kind === 'expr' ? source.expression : undefined;
}

function pathsOf({ source }: Mapping): (readonly PathStep[])[] {
  if (source.kind === 'from') return source.paths.map(({ steps }) => steps);
  if (source.kind !== 'template') return [];
  return source.parts.flatMap((part) => (typeof part === 'string' ? [] : [part.path.steps]));
}

function consented({ consent }: KeyQuestion): Assigned[] {
  return consent.map((category) => ({ steps: ['context', 'consent', category], value: true }));
}

/** Something that is tracked has a name. */
function isPlausible(assigned: readonly Assigned[]): boolean {
  const assignedTo = (name: string) =>
    assigned.find(({ steps }) => steps.length === 1 && steps[0] === name)?.value;
  return assignedTo('type') !== 'track' || typeof assignedTo('event') === 'string';
}

interface FoundFault {
  readonly path: string;
  readonly fault: KeyFault;
  readonly diagnostic: Diagnostic;
}

function runEvent(
  lane: ObjectLane,
  assigned: readonly Assigned[],
  samples: readonly SampleValues[],
): FoundFault | undefined {
  const outcome = lane.transform(buildEvent(assigned), 0);
  if (outcome instanceof Promise || outcome.outcome !== 'dead') return undefined;
  const { diagnostic } = outcome;
  const { code, path = '' } = diagnostic;
  const fault = Object.hasOwn(faultOf, code)
    ? faultOf[code]
    : code.startsWith('expression/')
      ? 'mistyped'
      : undefined;
  if (fault === undefined) return undefined;
  // Of what nobody knows the type of, a wrong type proves nothing.
  if (fault === 'mistyped' && !samples.every((sample) => sample.isKnown || isLeftOut(sample, assigned)))
    return undefined;
  return { path, fault, diagnostic };
}

function isLeftOut({ steps }: SampleValues, assigned: readonly Assigned[]): boolean {
  return assigned.every((other) => other.steps !== steps || other.value === undefined);
}

/** Leaves out of the event what the fault does not need. */
function shrink(
  lane: ObjectLane,
  assigned: readonly Assigned[],
  found: FoundFault,
  samples: readonly SampleValues[],
  question: KeyQuestion,
): KeyProof {
  let kept = assigned.filter(({ value }) => value !== undefined);
  for (const part of kept.toReversed()) {
    const fewer = kept.filter((other) => other !== part);
    if (part.steps[0] === 'type' || !isPlausible(fewer)) continue;
    const again = runEvent(lane, [...fewer, ...consented(question)], samples);
    if (again?.path === found.path && again.fault === found.fault) kept = fewer;
  }
  const event = shownEvent([...kept, ...consented(question)]);
  return { fault: found.fault, diagnostic: found.diagnostic, event };
}
