import type { PageFile } from './PageFile.ts';
import { pageLayout } from './pageLayout.ts';
import { noPage, readTree, type Tree, treeBytes } from './Tree.ts';

/** The newest state of an environment. */
export interface Meta {
  readonly transaction: number;
  readonly lastPage: number;
  /** The pages that may be used again, by the transaction that freed them. */
  readonly free: Tree;
  /** The databases, by name. */
  readonly main: Tree;
}

/** mdb.c, `MDB_meta`: magic, version, address, map size, two trees, the last page, the transaction. */
const layout = {
  magic: 0,
  version: 4,
  free: 24,
  main: 24 + treeBytes,
  lastPage: 24 + 2 * treeBytes,
  transaction: 32 + 2 * treeBytes,
  end: 40 + 2 * treeBytes,
};
const magic = 0xbeefc0de;

/** The newest of the two meta pages, of which LMDB writes one and then the other; or why there is none. */
export function readMeta(file: PageFile): Meta | string {
  if (file.size === 0) return 'it is empty';
  const first = readOne(file, 0);
  if (typeof first === 'string') return first;
  const second = readOne(file, 1);
  if (typeof second === 'string') return second;
  if (!areNeighbours(first, second)) return 'its meta pages are not of two transactions in a row';
  return second.transaction > first.transaction ? second : first;
}

function readOne(file: PageFile, page: number): Meta | string {
  const bytes = file.bytes(page * file.pageSize, pageLayout.head + layout.end);
  if (bytes === undefined) return 'it ends within its first pages';
  const body = bytes.subarray(pageLayout.head);
  if ((bytes.readUInt16LE(pageLayout.flags) & pageLayout.kinds.meta) === 0)
    return `meta page ${page} is none`;
  if (body.readUInt32LE(layout.magic) !== magic) return `meta page ${page} lacks the sign of LMDB`;
  const free = readTree(body, layout.free);
  if (page === 0 && !file.setPageSize(free.pad)) return 'its page size is impossible';
  const meta = {
    transaction: Number(body.readBigUInt64LE(layout.transaction)),
    lastPage: Number(body.readBigUInt64LE(layout.lastPage)),
    free,
    main: readTree(body, layout.main),
  };
  return isPlausible(meta) ? meta : `meta page ${page} names pages that cannot be`;
}

/** Even transactions write the first meta page, odd ones the second. A new file has two that are alike. */
function areNeighbours(first: Meta, second: Meta): boolean {
  const [even, odd] = [first.transaction, second.transaction];
  return Math.max(even, odd) <= 1 || (even % 2 === 0 && odd % 2 === 1 && Math.abs(even - odd) === 1);
}

function isPlausible({ transaction, lastPage, free, main }: Meta): boolean {
  const fits = ({ root, depth }: Tree) => (root === noPage ? depth === 0 : root <= lastPage && depth > 0);
  return Number.isSafeInteger(transaction) && Number.isSafeInteger(lastPage) && fits(free) && fits(main);
}
