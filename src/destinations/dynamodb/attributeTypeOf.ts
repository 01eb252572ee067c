import type { AttributeType, Mapping, MappingSource } from '../../blueprint/Mapping.ts';
import type { Json } from '../../blueprint/plainValue.ts';
import type { Transform } from '../../blueprint/Transform.ts';

/** The type that an attribute will have, if the blueprint alone tells: undefined where the event decides. */
export function attributeTypeOf(mapping: Mapping): AttributeType | undefined {
  if (mapping.type !== undefined) return mapping.type;
  if (mapping.list) return 'L';
  const usual = usualTypeOf(mapping);
  const literals = [...(mapping.default === undefined ? [] : [mapping.default.value])];
  return literals.every((literal) => typeOfLiteral(literal) === usual) ? usual : undefined;
}

function usualTypeOf({ values, transforms, source }: Mapping): AttributeType | undefined {
  if (values !== undefined) {
    const types = new Set([...values.values()].map(typeOfLiteral));
    const [type] = types;
    return types.size === 1 ? type : undefined;
  }
  const last = transforms.at(-1);
  return last === undefined ? typeOfSource(source) : typeAfter(last);
}

function typeOfSource(source: MappingSource): AttributeType | undefined {
  switch (source.kind) {
    case 'value':
      return typeOfLiteral(source.value);
    case 'template':
      return 'S';
    case 'fields':
      return 'M';
    case 'from':
    case 'expr':
      return undefined;
  }
}

function typeAfter(transform: Transform): AttributeType | undefined {
  switch (transform.kind) {
    case 'number':
      return 'N';
    case 'boolean':
      return 'BOOL';
    case 'base64_decode':
      return 'B';
    case 'parse_json':
      return undefined;
    case 'date':
      return transform.form === 'epoch_seconds' || transform.form === 'epoch_millis' ? 'N' : 'S';
    default:
      return 'S';
  }
}

function typeOfLiteral(literal: Json): AttributeType {
  if (literal === null) return 'NULL';
  if (Array.isArray(literal)) return 'L';
  const types: Partial<Record<string, AttributeType>> = { string: 'S', number: 'N', boolean: 'BOOL' };
  return types[typeof literal] ?? 'M';
}
