import type { Plan } from '../../blueprint/Plan.ts';
import { inferMapping } from './inferMapping.ts';
import { type KeyFault, keyFaults } from './KeyProof.ts';
import { Kind } from './Kind.ts';
import { expressionsOf, type PlacedMapping } from './mappingsOf.ts';
import { expressionReads, pathsRead } from './Read.ts';
import { strayIn } from './strayIn.ts';

export interface KeyLimit {
  readonly limit: number;
  readonly unit: 'bytes' | 'characters';
}

/** AWS, "Quotas in Amazon DynamoDB", and "PutRecordsRequestEntry" of Kinesis. */
const limits = {
  partition: { limit: 2048, unit: 'bytes' },
  sort: { limit: 1024, unit: 'bytes' },
  record: { limit: 256, unit: 'characters' },
} as const satisfies Record<string, KeyLimit>;

export function keyLimit({ role }: PlacedMapping, destination: Plan['destination']): KeyLimit {
  if (destination === 'kinesis') return limits.record;
  return role === 'sort' ? limits.sort : limits.partition;
}

/** The path of a key in what a transform says of it. */
export function keyPath({ name }: PlacedMapping, destination: Plan['destination']): string {
  return `${destination === 'kinesis' ? 'record' : 'item'}.${name}`;
}

/** What is known of a mapping leaves room for these faults, the worst first: most keys have none, and need no trying. */
export function possibleKeyFaults(key: PlacedMapping, destination: Plan['destination']): KeyFault[] {
  // A path that is misspelt explains all of them, and has been told of.
  if (readsStray(key)) return [];
  if (key.role === 'hash') return ['mistyped'];
  const { kinds, shortest, longest } = inferMapping(key.mapping).value;
  const { limit, unit } = keyLimit(key, destination);
  const fitting = key.mapping.type === 'N' ? Kind.number : Kind.string | Kind.number;
  const present = kinds & ~(Kind.missing | Kind.null);
  const can: Record<KeyFault, boolean> = {
    missing: present !== kinds,
    mistyped: (present & ~fitting) !== 0,
    empty: shortest === 0 && (kinds & Kind.string) !== 0,
    // A UTF-16 unit takes up to three bytes.
    'too-long': (unit === 'bytes' ? longest * 3 : longest) > limit,
  };
  return keyFaults.filter((fault) => can[fault]);
}

function readsStray(key: PlacedMapping): boolean {
  const reads = [...pathsRead(key), ...expressionsOf(key).flatMap(expressionReads)];
  return reads.some((read) => strayIn(read) !== undefined);
}
