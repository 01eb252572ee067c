import { Allowance } from './Allowance.ts';
import { FunctionValue } from './FunctionValue.ts';
import { Sequence } from './Sequence.ts';

/** The wildcard `*`: the values of all members, lists among them flattened to the ground. */
export function selectMembers(input: unknown): unknown {
  const found = Sequence.empty();
  if (input === null || typeof input !== 'object' || input instanceof FunctionValue) return found;
  let flattened = false;
  for (const key of Object.keys(input)) {
    const value = (input as Record<string, unknown>)[key];
    if (Array.isArray(value)) {
      flattened = true;
      flattenInto(value, found);
    } else found.push(value);
  }
  // A list that was flattened leaves a plain list, as in the package: one that holds one item, or none, stays a list.
  return flattened ? [...found] : found;
}

function flattenInto(list: readonly unknown[], found: unknown[]): void {
  Allowance.make(list.length);
  for (const item of list) {
    if (Array.isArray(item)) flattenInto(item, found);
    else found.push(item);
  }
}
