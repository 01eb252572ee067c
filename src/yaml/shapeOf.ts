const words: Record<string, string> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
  null: 'nothing',
};

/** What a value is, in words. */
export function shapeOf(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'boolean') return `\`${value}\``;
  return words[typeof value] ?? typeof value;
}

/** The types of a JSON Schema in words. Null is left out: it removes a member, which is never what was meant. */
export function wantedShapes(types: string | readonly string[]): string {
  const wanted = [types].flat().filter((type, _, all) => type !== 'null' || all.length === 1);
  return wanted.map((type) => words[type] ?? type).join(' or ');
}
