/** What a JSON value is, by its first byte. */
export function describeKind(first: number): string {
  return kinds.get(String.fromCharCode(first)) ?? 'a number';
}

const kinds = new Map([
  ['{', 'an object'],
  ['[', 'a list'],
  ['"', 'a string'],
  ['t', 'true'],
  ['f', 'false'],
  ['n', 'null'],
]);
