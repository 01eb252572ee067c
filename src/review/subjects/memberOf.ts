/** A member of what may be a map: files that are being checked may hold anything anywhere. */
export function memberOf(value: unknown, name: string | number): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}

export function textMember(value: unknown, name: string): string | undefined {
  const member = memberOf(value, name);
  return typeof member === 'string' ? member : undefined;
}

export function listMember(value: unknown, name: string): readonly unknown[] {
  const member = memberOf(value, name);
  return Array.isArray(member) ? member : [];
}

export function mapMember(value: unknown, name: string): Readonly<Record<string, unknown>> {
  const member = memberOf(value, name);
  const isMap = typeof member === 'object' && member !== null && !Array.isArray(member);
  return isMap ? (member as Readonly<Record<string, unknown>>) : {};
}
