import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { projectFileName } from '../../project/loadProject.ts';

/** What makes a folder a project. */
const marks = [projectFileName, 'blueprints', 'catalog', 'overrides'];

/** The project that a file or folder belongs to: the nearest one around it, else the working directory. */
export function findProjectFolder(path: string): string {
  const full = resolve(path);
  const start = statSync(full, { throwIfNoEntry: false })?.isDirectory() ? full : dirname(full);
  for (let folder = start; ; folder = dirname(folder)) {
    if (marks.some((mark) => existsSync(join(folder, mark)))) return folder;
    if (folder === dirname(folder)) return process.cwd();
  }
}
