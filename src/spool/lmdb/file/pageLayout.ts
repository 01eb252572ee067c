/**
 * Where the fields of pages and nodes stand, in bytes from their start, and what their flags mean (mdb.c of LMDB
 * 0.9.90, data version 2, as lmdb-js ships it). Numbers are in the byte order of the machine, which is little-endian
 * wherever lmdb-js has a build.
 */
export const pageLayout = {
  number: 0,
  flags: 18,
  /** Of branches and leaves: twice the number of nodes, and where the first of the nodes stands behind the head. */
  lower: 20,
  upper: 22,
  /** Of overflow pages: how many there are in a row. */
  count: 20,
  head: 24,
  kinds: { branch: 1, leaf: 2, overflow: 4, meta: 8 },
  /** In a branch a page and a key, in a leaf a key and a value. */
  node: { low: 0, flags: 4, keySize: 6, head: 8 },
  /** The value stands on overflow pages; it is the tree of a database. */
  values: { big: 1, tree: 2 },
} as const;
