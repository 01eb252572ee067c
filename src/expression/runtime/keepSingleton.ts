import { ConstructedList } from './ConstructedList.ts';
import { KeptSequence } from './KeptSequence.ts';
import { Sequence } from './Sequence.ts';

/** Has a sequence stay a list when it holds one item: `[]` asked for it. */
export function keepSingleton(value: unknown): unknown {
  if (!(value instanceof Sequence) || value instanceof KeptSequence) return value;
  const kept = new KeptSequence();
  for (const item of value) kept.push(item);
  return kept;
}

/** The same at the end of a path, where a list in brackets is one item. */
export function keepPathSingleton(value: unknown): unknown {
  return keepSingleton(value instanceof ConstructedList ? Sequence.holding(value) : value);
}
