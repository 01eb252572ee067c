import type { TypedValue } from './TypedValue.ts';

/** What became of a value: null counts as a value of every type. */
export type ValueChange = 'added' | 'removed' | 'type' | 'value';

export interface ValueDifference {
  readonly path: readonly string[];
  readonly change: ValueChange;
  readonly before: TypedValue | undefined;
  readonly after: TypedValue | undefined;
}

/** Where two values differ: maps are followed to the members that do, lists are compared as a whole. */
export function* compareValues(
  before: TypedValue | undefined,
  after: TypedValue | undefined,
  path: readonly string[] = [],
): Generator<ValueDifference> {
  if (before?.identity === after?.identity) return;
  if (before?.members !== undefined && after?.members !== undefined) {
    for (const name of new Set([...before.members.keys(), ...after.members.keys()])) {
      yield* compareValues(before.members.get(name), after.members.get(name), [...path, name]);
    }
    return;
  }
  yield { path, change: changeOf(before, after), before, after };
}

function changeOf(before: TypedValue | undefined, after: TypedValue | undefined): ValueChange {
  if (before === undefined) return 'added';
  if (after === undefined) return 'removed';
  const isNull = [before, after].some(({ type }) => type.toLowerCase() === 'null');
  return before.type === after.type || isNull ? 'value' : 'type';
}
