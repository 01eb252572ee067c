import { ExpressionFault } from '../ExpressionFault.ts';
import { Allowance } from './Allowance.ts';
import { Gathered } from './Gathered.ts';
import { memberName } from './memberName.ts';
import { Sequence } from './Sequence.ts';
import { type Tuple, TupleStream } from './TupleStream.ts';

/** A pair of the text: the key of an item, and the value of all items with that key. */
export interface GroupPair {
  readonly key: (item: unknown, tuple: Tuple | undefined) => unknown;
  readonly value: (items: unknown, tuple: Tuple | undefined) => unknown;
}

interface Group {
  readonly data: Gathered;
  readonly pair: number;
}

/** A key that is evaluated, and its group looked for. */
const stepsPerKey = 4;

/**
 * An object in braces: the items of a sequence are grouped by their keys, in the order in which those occur.
 *
 * @throws ExpressionFault T1003 for a key that is no string, D1009 when two pairs make the same key.
 */
export function groupItems(
  input: unknown,
  pairs: readonly GroupPair[],
  position: number | undefined,
): unknown {
  const isStream = input instanceof TupleStream;
  const items: readonly unknown[] = Array.isArray(input) ? input : Sequence.of([input]);
  // Nothing at all is one missing item, so that an object without data can be written.
  const grouped = groupByKey(
    items.length === 0 && !isStream ? [undefined] : items,
    pairs,
    position,
    isStream,
  );
  const result: Record<string, unknown> = Object.create(null);
  for (const [key, { data, pair }] of inKeyOrder(grouped)) {
    const tuple = isStream ? mergeTuples(data.value) : undefined;
    const value = pairs[pair]?.value(tuple === undefined ? data.value : tuple['@'], tuple);
    if (value !== undefined) result[key] = value;
  }
  return result;
}

function groupByKey(
  items: readonly unknown[],
  pairs: readonly GroupPair[],
  position: number | undefined,
  isStream: boolean,
): Map<string, Group> {
  const groups = new Map<string, Group>();
  Allowance.spend(items.length * pairs.length * stepsPerKey);
  for (const item of items) {
    const tuple = isStream ? (item as Tuple) : undefined;
    for (let pair = 0; pair < pairs.length; pair++) {
      const key = memberName(pairs[pair]?.key(tuple === undefined ? item : tuple['@'], tuple), position);
      if (key === undefined) continue;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { data: new Gathered(item), pair });
      else if (group.pair !== pair) throw ExpressionFault.of('D1009', { position, value: key });
      else group.data.add(item);
    }
  }
  return groups;
}

/** Names that are whole numbers come first, as among the members of any JavaScript object. */
function inKeyOrder(groups: Map<string, Group>): Iterable<[string, Group]> {
  const ordered: Record<string, Group> = Object.create(null);
  for (const [key, group] of groups) ordered[key] = group;
  return Object.entries(ordered);
}

/** The tuples of one group as one: every variable holds the values of all. */
function mergeTuples(data: unknown): Tuple {
  if (!Array.isArray(data)) return data as Tuple;
  const gathered = new Map<string, Gathered>();
  for (const tuple of data as Tuple[]) {
    for (const name of Object.keys(tuple)) {
      const known = gathered.get(name);
      if (known === undefined) gathered.set(name, new Gathered(tuple[name]));
      else known.add(tuple[name]);
    }
  }
  const merged: Tuple = Object.create(null);
  for (const [name, { value }] of gathered) merged[name] = value;
  return merged;
}
