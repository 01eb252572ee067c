import { join } from 'node:path';
import { dataFile, PageFile } from './PageFile.ts';
import { readMeta } from './readMeta.ts';
import { type Damage, TreeWalk } from './TreeWalk.ts';

export interface FileReport {
  readonly file: string;
  /** The last transaction that it holds; 0 when that cannot be told. */
  readonly transaction: number;
  readonly damages: readonly Damage[];
}

/**
 * Looks at the file of an LMDB environment without LMDB, which trusts what it reads: whether all that is in use is
 * there, and whether the trees hold together. What the values say is not looked at.
 *
 * @param path the folder of the environment.
 * @param pages to be read at most, the upper levels of the trees first.
 * @throws Error of the system when the file cannot be read.
 */
export function inspectFile(path: string, pages = Number.POSITIVE_INFINITY): FileReport {
  const file = new PageFile(join(path, dataFile));
  try {
    const meta = readMeta(file);
    if (typeof meta === 'string') {
      return { file: file.path, transaction: 0, damages: [{ table: 'everything', cause: meta }] };
    }
    const walk = new TreeWalk(file, meta, pages);
    return { file: file.path, transaction: meta.transaction, damages: walk.damages() };
  } finally {
    file.close();
  }
}
