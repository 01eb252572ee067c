import { join, relative, resolve, sep } from 'node:path';
import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import { displayName } from '../files/displayName.ts';
import { findProjectFiles } from '../files/findProjectFiles.ts';
import { readFileBytes } from '../files/readFileBytes.ts';
import type { FileTree } from './FileTree.ts';

/** Bytes of a file: events may be as large, files of YAML are refused far below. */
const largest = 16 * 1024 * 1024;

/**
 * A project as it stands on disk, with what is not committed yet.
 *
 * @param problems collects files that are there and cannot be read.
 */
export function diskTree(folder: string, problems: Diagnostic[]): FileTree {
  const { project, catalog, blueprints, tests, overrides, diagnostics } = findProjectFiles(folder);
  const files = [...(project === undefined ? [] : [project]), ...catalog, ...blueprints.values()];
  problems.push(...diagnostics.filter(({ severity }) => severity === 'error'));
  return {
    paths: [...files, ...tests, ...overrides]
      .map((file) => relative(folder, resolve(file)).split(sep).join('/'))
      .toSorted(),
    read(path) {
      const read = readFileBytes(join(folder, path), largest);
      if ('bytes' in read) return read.bytes;
      problems.push(read.diagnostic);
      return undefined;
    },
    nameOf: (path) => displayName(join(folder, path)),
    fileOf: (path) => displayName(join(folder, path)),
  };
}
