import { posix } from 'node:path';
import type { FileTree } from '../../../src/review/gitTree/FileTree.ts';

/** A project that is nowhere but in the test. */
export function memoryTree(files: Readonly<Record<string, string>>): FileTree {
  const texts = new Map(Object.entries(files));
  return {
    paths: [...texts.keys()].toSorted(),
    read(path) {
      const text = texts.get(posix.normalize(path));
      return text === undefined ? undefined : Buffer.from(text);
    },
    nameOf: (path) => path,
    fileOf: (path) => path,
  };
}
