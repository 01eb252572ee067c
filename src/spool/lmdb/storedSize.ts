/** LMDB's page on every platform that matters; where pages are larger, the sizes below are a little low. */
const page = 4096;

/** LMDB's own bytes on each overflow run and beside each value kept in a leaf. */
const pageHead = 16;
const nodeHead = 24;

/**
 * The bytes that a value takes in the file: LMDB gives values above half a page pages of their own and packs the
 * smaller ones. Freed pages are used again, so the file is as large as the sum of these ever was.
 */
export function storedSize(length: number): number {
  return length > page / 2 ? Math.ceil((length + pageHead) / page) * page : length + nodeHead;
}
