import { ExpressionFault } from '../ExpressionFault.ts';
import { Allowance } from './Allowance.ts';
import { FunctionValue } from './FunctionValue.ts';
import { Signature } from './Signature.ts';

const signature = Signature.parse('<(oa):o>');

export interface TransformParts {
  readonly clone: (value: unknown) => unknown;
  /** What came in from outside, where the pattern may lead there: that is never changed. */
  readonly outside: (() => readonly unknown[]) | undefined;
  readonly pattern: (copy: unknown) => unknown;
  readonly update: (match: unknown) => unknown;
  readonly remove: ((match: unknown) => unknown) | undefined;
  /** Where the update and the names to remove stand in the text. */
  readonly updatePosition: number | undefined;
  readonly removePosition: number | undefined;
}

/** The transform operator: a function that answers a copy of its argument, changed where a pattern matches. */
export function transformCopy(parts: TransformParts): FunctionValue {
  return new FunctionValue(
    'builtin',
    1,
    ([original]) => {
      if (original === undefined) return undefined;
      const copy = parts.clone(original);
      const matches = parts.pattern(copy);
      if (matches === undefined) return copy;
      Allowance.read(matches);
      const outside = partsOf(parts.outside?.() ?? []);
      for (const match of Array.isArray(matches) ? [...matches] : [matches]) {
        if (outside.has(match)) continue;
        update(match, parts);
        remove(match, parts);
      }
      return copy;
    },
    signature,
  );
}

function update(match: unknown, parts: TransformParts): void {
  const change = parts.update(match);
  if (change === undefined) return;
  // To the package some functions are objects: what they are made of would become part of the data.
  if (
    typeof change !== 'object' ||
    change === null ||
    Array.isArray(change) ||
    change instanceof FunctionValue
  ) {
    throw ExpressionFault.of('T2011', { position: parts.updatePosition, value: change });
  }
  for (const [name, value] of Object.entries(change)) assign(match, name, value);
}

function remove(match: unknown, { remove: names, removePosition }: TransformParts): void {
  const value = names?.(match);
  if (value === undefined) return;
  const removed: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (removed.some((name) => typeof name !== 'string')) {
    throw ExpressionFault.of('T2012', { position: removePosition, value });
  }
  if (typeof match !== 'object' || match === null) return;
  for (const name of removed) delete (match as Record<string, unknown>)[name as string];
}

/** `__proto__` is an ordinary name; what has no members cannot be changed. */
function assign(match: unknown, name: string, value: unknown): void {
  if (typeof match !== 'object' || match === null) {
    // Which JavaScript takes without a word, for it has no place to put it.
    if (name === '__proto__' && match !== null) return;
    throw ExpressionFault.from(
      new TypeError(`a ${typeof match} has no member ${JSON.stringify(name)} to change`),
    );
  }
  Object.defineProperty(match, name, { value, enumerable: true, configurable: true, writable: true });
}

function partsOf(values: readonly unknown[]): ReadonlySet<unknown> {
  const parts = new Set<unknown>();
  const open = [...values];
  for (let value = open.pop(); value !== undefined || open.length > 0; value = open.pop()) {
    if (typeof value !== 'object' || value === null || parts.has(value)) continue;
    parts.add(value);
    Allowance.spend(1);
    for (const member of Object.values(value)) if (typeof member === 'object') open.push(member);
  }
  return parts;
}
