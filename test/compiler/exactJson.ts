/** A number by its digits: the reference never computes with doubles unless an expression does. */
export class Digits {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** JSON as the reference sees it: maps are `Map`s, so that every name is an ordinary one. */
export type Value = string | boolean | null | Digits | Uint8Array | readonly Value[] | ValueMap;

export type ValueMap = ReadonlyMap<string, Value>;

const token = /[ \t\n\r]*("(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[[\]{},:])/y;

/** Parses JSON text without losing a digit; text that is no JSON answers undefined. */
export function parseExact(text: string): Value | undefined {
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  token.lastIndex = 0;
  const tokens: string[] = [];
  for (let match = token.exec(text); match !== null; match = token.exec(text))
    tokens.push(match[1] as string);
  return parseTokens(tokens.reverse());
}

/** @param rest what is left of the text, the next token last. */
function parseTokens(rest: string[]): Value {
  const next = rest.pop() as string;
  if (next === '[') {
    const list: Value[] = [];
    while (rest.at(-1) !== ']') {
      list.push(parseTokens(rest));
      if (rest.at(-1) === ',') rest.pop();
    }
    rest.pop();
    return list;
  }
  if (next === '{') {
    const map = new Map<string, Value>();
    while (rest.at(-1) !== '}') {
      const name: string = JSON.parse(rest.pop() as string);
      rest.pop();
      map.set(name, parseTokens(rest));
      if (rest.at(-1) === ',') rest.pop();
    }
    rest.pop();
    return map;
  }
  const scalar: unknown = JSON.parse(next);
  return typeof scalar === 'number' ? new Digits(next) : (scalar as string | boolean | null);
}

/** JSON text with the digits as they are; bytes in base64. */
export function writeExact(value: Value): string {
  if (value instanceof Digits) return value.text;
  if (value instanceof Uint8Array) return JSON.stringify(Buffer.from(value).toString('base64'));
  if (Array.isArray(value)) return `[${value.map(writeExact).join(',')}]`;
  if (value instanceof Map) {
    return `{${[...value].map(([name, member]) => `${JSON.stringify(name)}:${writeExact(member)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

/** The same text for all JSON that means the same: members in the order of their names. */
export function canonicalText(text: string): string {
  const value = parseExact(text);
  if (value === undefined) throw new Error(`this is no JSON: ${text.slice(0, 200)}`);
  return writeExact(sorted(value));
}

function sorted(value: Value): Value {
  if (Array.isArray(value)) return value.map(sorted);
  if (!(value instanceof Map)) return value;
  const members = [...(value as ValueMap)].map(([name, member]): [string, Value] => [name, sorted(member)]);
  return new Map(members.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What a blueprint's literal is to the reference. */
export function toValue(literal: unknown): Value {
  return parseExact(JSON.stringify(literal)) as Value;
}
