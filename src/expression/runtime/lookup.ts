import { Allowance } from './Allowance.ts';
import { FunctionValue } from './FunctionValue.ts';
import { Sequence } from './Sequence.ts';

/**
 * A name in a map; in a list it is looked up in every item, and what is found is one flat sequence, not yet
 * collapsed. Own members only.
 */
export function lookup(item: unknown, name: string): unknown {
  if (!Array.isArray(item)) return ownMember(item, name);
  const found = Sequence.empty();
  gather(item, name, found);
  return found;
}

function gather(list: readonly unknown[], name: string, found: unknown[]): void {
  Allowance.spend(list.length);
  for (const item of list) {
    if (Array.isArray(item)) {
      gather(item, name, found);
      continue;
    }
    const value = ownMember(item, name);
    if (Array.isArray(value)) {
      Allowance.make(value.length);
      for (const member of value) found.push(member);
    } else if (value !== undefined) found.push(value);
  }
}

function ownMember(item: unknown, name: string): unknown {
  if (item === null || typeof item !== 'object' || !Object.hasOwn(item, name)) return undefined;
  return item instanceof FunctionValue ? undefined : (item as Record<string, unknown>)[name];
}
