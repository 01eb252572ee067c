import { Sequence } from './Sequence.ts';

/** The context of a list in brackets that a path starts from: a sequence of one item, or the list that it is. */
export function startSequence(context: unknown, isRoot: boolean): readonly unknown[] {
  return Array.isArray(context) && !isRoot ? context : Sequence.of([context]);
}
