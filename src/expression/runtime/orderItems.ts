import { ExpressionFault } from '../ExpressionFault.ts';
import { mergeSort } from './mergeSort.ts';
import { type Tuple, TupleStream } from './TupleStream.ts';

export interface SortKey {
  readonly isDescending: boolean;
  readonly of: (item: unknown, tuple: Tuple | undefined) => unknown;
}

/**
 * The order-by operator. Missing keys come last, whatever the direction. What is no list stays what it is.
 *
 * @throws ExpressionFault T2008 for keys that are neither strings nor numbers, T2007 for keys of different types.
 */
export function orderItems(input: readonly unknown[], keys: readonly SortKey[], position: number): unknown[] {
  if (!Array.isArray(input)) return input as unknown as unknown[];
  const isStream = input instanceof TupleStream;
  const comesAfter = (left: unknown, right: unknown): boolean => {
    for (const key of keys) {
      const order = isStream
        ? compareKeys(
            key.of((left as Tuple)['@'], left as Tuple),
            key.of((right as Tuple)['@'], right as Tuple),
            position,
          )
        : compareKeys(key.of(left, undefined), key.of(right, undefined), position);
      if (order === 0) continue;
      return order === missing.left || (order !== missing.right && order > 0 !== key.isDescending);
    }
    return false;
  };
  return mergeSort(input, comesAfter);
}

/** A side without a key, which stands last in both directions. */
const missing = { left: 2, right: -2 };

function compareKeys(left: unknown, right: unknown, position: number): number {
  if (left === undefined) return right === undefined ? 0 : missing.left;
  if (right === undefined) return missing.right;
  for (const key of [left, right]) {
    if (typeof key !== 'string' && typeof key !== 'number')
      throw ExpressionFault.of('T2008', { position, value: key });
  }
  if (typeof left !== typeof right)
    throw ExpressionFault.of('T2007', { position, value: left, value2: right });
  if (left === right) return 0;
  return (left as number) < (right as number) ? -1 : 1;
}
