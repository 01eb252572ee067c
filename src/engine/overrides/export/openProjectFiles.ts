import { readFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { ProjectFiles } from './ProjectFiles.ts';

/** The files of a project in a folder. */
export function openProjectFiles(folder: string): ProjectFiles {
  return {
    read(path) {
      try {
        return readFileSync(join(folder, path), 'utf8');
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
        throw error;
      }
    },
    pathOf(file) {
      const path = relative(resolve(folder), resolve(file));
      const isInside = !path.startsWith('..') && !isAbsolute(path);
      return isInside ? path.split(sep).join('/') : undefined;
    },
  };
}
