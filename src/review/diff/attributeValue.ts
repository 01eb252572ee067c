import { canonicalDecimal } from '../../compiler/runtime/DecimalText.ts';
import { listOf, mapOf, scalar, type TypedValue } from './TypedValue.ts';

type Attributes = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** An item, or a map in one, from DynamoDB JSON. */
export function attributeMap(members: Attributes): TypedValue {
  return mapOf('M', new Map(Object.entries(members).map(([name, value]) => [name, attributeValue(value)])));
}

/** A value of an item from DynamoDB JSON. */
export function attributeValue(value: Readonly<Record<string, unknown>>): TypedValue {
  const [[type, content] = ['NULL', true]] = Object.entries(value);
  if (type === 'M') return attributeMap(content as Attributes);
  if (type === 'L') return listOf('L', (content as Readonly<Record<string, unknown>>[]).map(attributeValue));
  if (type === 'N') return scalar('N', String(content), canonicalDecimal(String(content)));
  if (type === 'NULL') return scalar('NULL', 'null');
  if (!Array.isArray(content)) return scalar(type, JSON.stringify(content));
  const canonical = type === 'NS' ? content.map((member) => canonicalDecimal(String(member))) : content;
  return scalar(type, JSON.stringify(content), JSON.stringify(canonical.toSorted()));
}
