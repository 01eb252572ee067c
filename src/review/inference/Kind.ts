/** Kinds of values as bits, so that what a value may be is one number. */
export const Kind = {
  missing: 1,
  null: 2,
  boolean: 4,
  number: 8,
  string: 16,
  list: 32,
  map: 64,
  /** What `base64_decode` makes. */
  bytes: 128,
} as const;

/** What an event's JSON can hold, or lack. */
export const anyKind =
  Kind.missing | Kind.null | Kind.boolean | Kind.number | Kind.string | Kind.list | Kind.map;

export const scalarKinds = Kind.boolean | Kind.number | Kind.string;

/** Kinds that are a value: neither missing nor null. */
export const presentKinds = scalarKinds | Kind.list | Kind.map | Kind.bytes;

const names: readonly [number, string][] = [
  [Kind.boolean, 'a boolean'],
  [Kind.number, 'a number'],
  [Kind.string, 'a string'],
  [Kind.list, 'a list'],
  [Kind.map, 'a map'],
  [Kind.bytes, 'binary'],
];

/** `a string or a map`, of the present ones. */
export function describeKinds(kinds: number): string {
  const found = names.flatMap(([bit, name]) => ((kinds & bit) === 0 ? [] : name));
  return found.length === 0 ? 'null' : found.join(' or ');
}
