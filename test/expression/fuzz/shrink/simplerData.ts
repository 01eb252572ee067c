import { writeData } from '../Case.ts';

const plainest = [null, 0, 1, '', 'a', true] as const;

/** Simpler inputs: none, a part alone, a part left out, a plainer value for a part. */
export function* simplerData(data: string | undefined): Generator<string | undefined> {
  if (data === undefined) return;
  yield undefined;
  const seen = new Set([data]);
  for (const value of simpler(JSON.parse(data))) {
    const text = writeData(value);
    if (text.length > data.length || seen.has(text)) continue;
    seen.add(text);
    yield text;
  }
}

function* simpler(value: unknown): Generator<unknown> {
  if (typeof value !== 'object' || value === null) {
    const length = writeData(value).length;
    yield* plainest.filter((plain) => writeData(plain).length < length);
    return;
  }
  yield* plainest;
  if (Array.isArray(value)) {
    yield* value;
    yield [];
    for (let index = 0; index < value.length; index++) yield value.toSpliced(index, 1);
    for (const [index, item] of value.entries())
      for (const plainer of simpler(item)) yield value.with(index, plainer);
    return;
  }
  const members = Object.entries(value);
  yield* members.map(([, member]) => member);
  yield {};
  for (const [name] of members) yield without(members, name);
  for (const [name, member] of members) {
    for (const plainer of simpler(member))
      yield build(members.map(([other, old]) => [other, other === name ? plainer : old]));
  }
}

function without(members: readonly [string, unknown][], name: string): object {
  return build(members.filter(([other]) => other !== name));
}

/** Not an object literal: `__proto__` is a name like any other here. */
function build(members: readonly (readonly [string, unknown])[]): object {
  return Object.fromEntries(members);
}
