import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { resolveBlueprint } from '../../blueprint/resolveBlueprint.ts';
import type { CatalogEntry } from '../../catalog/CatalogEntry.ts';
import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import { embeddedProject } from '../../project/embeddedProject.ts';
import { loadProject, projectFileName } from '../../project/loadProject.ts';
import type { Project } from '../../project/Project.ts';
import { systemSecrets } from '../../project/SecretSource.ts';
import type { Workspace } from '../openWorkspace.ts';
import type { Settings } from './Settings.ts';

/** A project that is fit to run. */
export interface OpenProject {
  readonly project: Project;
  /** Whether it is the one that comes with emulators. */
  readonly embedded: boolean;
  readonly catalog: ReadonlyMap<string, CatalogEntry>;
}

/**
 * The project of the working folder, or the embedded one where there is no project file. Catalog, project and the
 * blueprints of all integrations are read; with an error in any of them there is none.
 */
export async function openProject(
  workspace: Workspace,
  settings: Settings,
  embedded: boolean,
): Promise<{ opened: OpenProject | undefined; diagnostics: readonly Diagnostic[] }> {
  const { entries: catalog, diagnostics: catalogFaults } = await workspace.catalog();
  const diagnostics: Diagnostic[] = [...catalogFaults];
  const file = join(workspace.folder, projectFileName);
  const useFile = !embedded && existsSync(file);
  let project: Project | undefined;
  if (useFile) {
    const name = resolve(workspace.folder) === process.cwd() ? projectFileName : file;
    const hasBlueprint = (blueprint: string) => workspace.library.find(blueprint) !== undefined;
    const read = await loadProject(name, { catalog, hasBlueprint, secrets: systemSecrets(workspace.folder) });
    diagnostics.push(...read.diagnostics);
    project = read.project;
  } else {
    project = embeddedProject({ catalog, folder: workspace.folder, ports: settings.emulatorPorts });
  }
  for (const blueprint of new Set(project?.integrations.map((integration) => integration.blueprint))) {
    const found = workspace.library.find(blueprint);
    if (found !== undefined) diagnostics.push(...resolveBlueprint(found, workspace.library).diagnostics);
  }
  const faulty = diagnostics.some(({ severity }) => severity === 'error');
  if (project === undefined || faulty) return { opened: undefined, diagnostics };
  const data = settings.data === undefined ? project.data : resolve(settings.data);
  return { opened: { project: { ...project, data }, embedded: !useFile, catalog }, diagnostics };
}
