/** An attribute value on its way through JSON.stringify. */
class Attribute {
  constructor(type: string, value: unknown) {
    (this as Record<string, unknown>)[type] = value;
  }
}

/** A record's attributes in DynamoDB JSON by way of JSON.stringify and a replacer. */
export function replacerText(record: Record<string, unknown>): string {
  return JSON.stringify(new Attribute('M', record), replace).slice('{"M":'.length, -1);
}

function replace(this: unknown, _: string, value: unknown): unknown {
  if (this instanceof Attribute || value instanceof Attribute) return value;
  if (typeof value === 'string') return new Attribute('S', value);
  if (typeof value === 'number') return new Attribute('N', String(value));
  if (typeof value === 'boolean') return new Attribute('BOOL', value);
  if (value === null) return new Attribute('NULL', true);
  return new Attribute(Array.isArray(value) ? 'L' : 'M', value);
}
