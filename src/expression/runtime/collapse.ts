import { Sequence } from './Sequence.ts';

/** What a sequence comes to: missing when it is empty, its item when it holds one, otherwise itself. */
export function collapse(value: unknown): unknown {
  if (!Sequence.is(value)) return value;
  if (value.length === 0) return undefined;
  return value.length === 1 && !Sequence.isKept(value) ? value[0] : value;
}
