import { Allowance } from './Allowance.ts';
import { FunctionValue } from './FunctionValue.ts';
import { Sequence } from './Sequence.ts';

/** The wildcard `**`: the input and everything below it, save for lists themselves. */
export function selectDescendants(input: unknown): unknown {
  if (input === undefined) return undefined;
  const found = Sequence.empty();
  descend(input, found);
  // A single one is itself, whatever stands behind.
  return found.length === 1 ? found[0] : found;
}

function descend(value: unknown, found: unknown[]): void {
  if (Array.isArray(value)) {
    Allowance.make(value.length);
    for (const item of value) descend(item, found);
    return;
  }
  found.push(value);
  if (value === null || typeof value !== 'object' || value instanceof FunctionValue) return;
  const keys = Object.keys(value);
  Allowance.make(keys.length);
  for (const key of keys) descend((value as Record<string, unknown>)[key], found);
}
