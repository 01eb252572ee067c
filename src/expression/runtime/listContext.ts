import { Sequence } from './Sequence.ts';

/** What a list in brackets at the start of a path is evaluated over: all that the path starts from, as a sequence. */
export function listContext(context: unknown, isRoot: boolean): unknown {
  return Array.isArray(context) && !isRoot ? context : Sequence.of([context]);
}
