/**
 * Where the fields of a page stand, in bytes from its start (mdb.c of LMDB 0.9.90, data version 2, as lmdb-js ships
 * it). Numbers are in the byte order of the machine, which is little-endian wherever lmdb-js has a build.
 */
export const pageHead = {
  number: 0,
  flags: 18,
  /** Of branches and leaves: twice the number of nodes, and where the first of the nodes stands behind the head. */
  lower: 20,
  upper: 22,
  /** Of overflow pages: how many there are in a row. */
  count: 20,
  size: 24,
} as const;

export const pageFlags = { branch: 1, leaf: 2, overflow: 4 } as const;

/** Where the fields of a node stand, from its start: in a branch a page and a key, in a leaf a key and a value. */
export const nodeHead = { low: 0, flags: 4, keySize: 6, size: 8 } as const;

/** The value stands on overflow pages; it is the tree of a database. */
export const nodeFlags = { big: 1, tree: 2 } as const;
