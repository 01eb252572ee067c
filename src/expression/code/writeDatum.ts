import { type Code, code, joinCode } from './Code.ts';

/** A literal that evaluates to the same data; undefined for what is more than data. */
export function writeDatum(value: unknown): Code | undefined {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'undefined':
      return code`${value}`;
    case 'object':
      return value === null ? code`null` : writeObject(value);
    default:
      return undefined;
  }
}

function writeObject(value: object): Code | undefined {
  if (Array.isArray(value)) return writeList(value);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Map.prototype) {
    const pairs = writeList([...(value as ReadonlyMap<unknown, unknown>)]);
    return pairs && code`new Map(${pairs})`;
  }
  if (prototype !== null && prototype !== Object.prototype) return undefined;
  const members = Object.entries(value).map(([name, member]) => {
    const written = writeDatum(member);
    // Written plainly, this name would set the prototype.
    const key = name === '__proto__' ? code`[${name}]` : code`${name}`;
    return written && code`${key}: ${written}`;
  });
  const bare = prototype === null ? [code`__proto__: null`] : [];
  return isWhole(members) ? code`{ ${joinCode([...bare, ...members], ', ')} }` : undefined;
}

function writeList(values: readonly unknown[]): Code | undefined {
  const items = values.map(writeDatum);
  return isWhole(items) ? code`[${joinCode(items, ', ')}]` : undefined;
}

function isWhole(pieces: readonly (Code | undefined)[]): pieces is readonly Code[] {
  return pieces.every((piece) => piece !== undefined);
}
