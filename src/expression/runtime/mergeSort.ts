import { Allowance } from './Allowance.ts';
/**
 * A stable merge sort that asks the same questions in the same order as the jsonata package, because an answer may
 * be a fault. A list of one item, or none, is answered as it is.
 */
export function mergeSort<Item>(
  list: readonly Item[],
  comesAfter: (left: Item, right: Item) => unknown,
): Item[] {
  if (list.length <= 1) return list as Item[];
  Allowance.spend(list.length * Math.log2(list.length));
  const middle = Math.floor(list.length / 2);
  const left = sortPart(list, 0, middle, comesAfter);
  const right = sortPart(list, middle, list.length, comesAfter);
  return merge(left, right, comesAfter);
}

function sortPart<Item>(
  list: readonly Item[],
  start: number,
  end: number,
  comesAfter: (left: Item, right: Item) => unknown,
): Item[] {
  if (end - start <= 1) return list.slice(start, end);
  const middle = start + Math.floor((end - start) / 2);
  const left = sortPart(list, start, middle, comesAfter);
  const right = sortPart(list, middle, end, comesAfter);
  return merge(left, right, comesAfter);
}

function merge<Item>(
  left: readonly Item[],
  right: readonly Item[],
  comesAfter: (left: Item, right: Item) => unknown,
): Item[] {
  const merged: Item[] = [];
  let [l, r] = [0, 0];
  while (l < left.length && r < right.length) {
    const [first, second] = [left[l] as Item, right[r] as Item];
    if (comesAfter(first, second)) {
      merged.push(second);
      r++;
    } else {
      merged.push(first);
      l++;
    }
  }
  while (l < left.length) merged.push(left[l++] as Item);
  while (r < right.length) merged.push(right[r++] as Item);
  return merged;
}
