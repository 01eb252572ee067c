import { readFile } from 'node:fs/promises';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { ProjectContext } from './ProjectContext.ts';
import { type ReadProject, readProject } from './readProject.ts';

/** What a project file is called. */
export const projectFileName = 'patchbay.yaml';

/** Reads a project file from disk. */
export async function loadProject(file: string, context: ProjectContext): Promise<ReadProject> {
  const bytes = await readFile(file).catch(() => undefined);
  if (bytes !== undefined) return readProject(bytes, file, context);
  const diagnostics = [diagnose('file/not-found', { file }, { file })];
  return { project: undefined, document: undefined, diagnostics };
}
