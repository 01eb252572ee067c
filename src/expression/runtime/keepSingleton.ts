import { ConstructedList } from './ConstructedList.ts';
import { Sequence } from './Sequence.ts';

/** Has a sequence stay a list when it holds one item: `[]` asked for it. */
export function keepSingleton(value: unknown): unknown {
  if (!Sequence.is(value) || Sequence.isKept(value)) return value;
  return Sequence.kept(value);
}

/** The same at the end of a path, where a list in brackets is one item. */
export function keepPathSingleton(value: unknown): unknown {
  return keepSingleton(ConstructedList.is(value) ? Sequence.of([value]) : value);
}
