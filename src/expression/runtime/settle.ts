import { collapse } from './collapse.ts';
import { Sequence } from './Sequence.ts';

/** What the last step of a path has found in one item: a sequence there is flattened into another one. */
export function settle(value: unknown): unknown {
  if (!Sequence.is(value)) return value;
  const flat = Sequence.empty();
  for (const item of value) flat.push(item);
  return collapse(flat);
}
