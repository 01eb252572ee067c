import { type BlueprintNode, isMap, type MapNode, textOf } from '../../blueprint/BlueprintNode.ts';
import type { Mapping } from '../../blueprint/Mapping.ts';
import type { Plan } from '../../blueprint/Plan.ts';
import type { KeyQuestion } from './KeyProof.ts';
import { gateOf, mappingsOf, type PlacedMapping } from './mappingsOf.ts';
import { keyLimit } from './possibleKeyFaults.ts';
import type { RouteKey } from './routeSamples.ts';

const nothing: Mapping = {
  when: undefined,
  source: { kind: 'value', value: 'nothing' },
  transforms: [],
  values: undefined,
  default: undefined,
  list: false,
  type: undefined,
  required: false,
  onMismatch: 'dead',
};

/** The keys of a route alone, as a plan; undefined where the blueprint has faults there. */
export function keyQuestion(tree: MapNode, route: RouteKey): Omit<KeyQuestion, 'sought'> | undefined {
  const mappings = mappingsOf(tree).filter(({ role }) => ['partition', 'sort', 'hash'].includes(role));
  const gate = gateOf(tree);
  if (gate === undefined && tree.members.has('when')) return undefined;
  const consent = consentOf(tree.members.get('consent'));
  const guards = { when: gate?.expression, consent };
  const plan = tree.members.has('record') ? recordPlan(mappings, guards) : itemPlan(tree, mappings, guards);
  if (plan === undefined) return undefined;
  const limits = mappings.map((key) => keyLimit(key, plan.destination).limit);
  return { route, plan, mappings, limits: [...new Set(limits)].toSorted((a, b) => a - b), consent };
}

type Guards = Pick<NonNullable<Plan['otherwise']>, 'when' | 'consent'>;

const head = { name: '', ascii: false, entries: new Map<string, undefined>() };

function itemPlan(tree: MapNode, mappings: readonly PlacedMapping[], guards: Guards): Plan | undefined {
  const key = tree.members.get('key');
  const partition = isMap(key) ? textOf(key.members.get('partition')) : undefined;
  const sort = isMap(key) ? textOf(key.members.get('sort')) : undefined;
  const attributes = new Map(mappings.map(({ name, mapping }) => [name, mapping]));
  if (partition === undefined || !attributes.has(partition)) return undefined;
  if (sort !== undefined && !attributes.has(sort)) return undefined;
  const otherwise = { ...guards, attributes, operation: undefined, condition: undefined };
  return { ...head, destination: 'dynamodb', key: { partition, sort }, otherwise };
}

function recordPlan(mappings: readonly PlacedMapping[], guards: Guards): Plan | undefined {
  const mappingOf = (role: string) => mappings.find((placed) => placed.role === role)?.mapping;
  const partitionKey = mappingOf('partition');
  if (partitionKey === undefined) return undefined;
  const explicitHashKey = mappingOf('hash');
  const otherwise = {
    ...guards,
    partitionKey,
    explicitHashKey,
    data: nothing,
    compression: 'none',
    aggregation: 'none',
  } as const;
  return { ...head, destination: 'kinesis', otherwise };
}

export function consentOf(node: BlueprintNode | undefined): string[] {
  return node?.kind === 'list' ? node.items.flatMap((item) => textOf(item) ?? []) : [];
}
