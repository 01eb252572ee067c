import { Allowance } from './Allowance.ts';
/** A value's place in a list in brackets: the items of a list stand there one by one, a missing value does not. */
export function appendItem(list: unknown[], value: unknown): unknown[] {
  if (Array.isArray(value)) {
    Allowance.make(value.length);
    for (const item of value) list.push(item);
  } else if (value !== undefined) list.push(value);
  return list;
}
