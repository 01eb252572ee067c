import { lookupName } from './lookupName.ts';
import { walkStep } from './walkStep.ts';

/** The items that names at the start of a path lead to. */
export function walkPrefix(
  context: unknown,
  names: readonly string[],
  isSequence: boolean,
): readonly unknown[] {
  let items: readonly unknown[] = isSequence && Array.isArray(context) ? context : [context];
  for (const name of names) items = walkStep(items, (item) => lookupName(item, name), false);
  return items;
}
