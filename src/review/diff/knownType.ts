import type { AttributeType, Mapping } from '../../blueprint/Mapping.ts';
import type { Plan } from '../../blueprint/Plan.ts';

/** The type that every value of a mapping has, if its text alone says so. */
export function knownType(mapping: Mapping, destination: Plan['destination']): string | undefined {
  const type = declaredType(mapping);
  if (type === undefined || destination === 'dynamodb') return type;
  return jsonKinds[type];
}

function declaredType({ type, source, transforms, values, list }: Mapping): AttributeType | undefined {
  if (type !== undefined) return type;
  if (list) return 'L';
  if (transforms.length > 0 || values !== undefined) return undefined;
  if (source.kind === 'fields') return 'M';
  return source.kind === 'template' ? 'S' : undefined;
}

/** What Kinesis data makes of each type. */
const jsonKinds: Readonly<Record<AttributeType, string>> = {
  S: 'string',
  B: 'string',
  N: 'number',
  BOOL: 'boolean',
  NULL: 'null',
  M: 'map',
  L: 'list',
  SS: 'list',
  NS: 'list',
  BS: 'list',
};
