/** A B+tree in the file (mdb.c, `MDB_db`). */
export interface Tree {
  /** The page size, in the first tree of a meta page. */
  readonly pad: number;
  /** Levels; 0 when it is empty. */
  readonly depth: number;
  readonly entries: number;
  readonly root: number;
}

export const treeBytes = 48;

/** The root of an empty tree: all bits set, as a double has it. */
export const noPage = Number(0xffff_ffff_ffff_ffffn);

export function readTree(bytes: Buffer, at: number): Tree {
  return {
    pad: bytes.readUInt32LE(at),
    depth: bytes.readUInt16LE(at + 6),
    entries: Number(bytes.readBigUInt64LE(at + 32)),
    root: Number(bytes.readBigUInt64LE(at + 40)),
  };
}
