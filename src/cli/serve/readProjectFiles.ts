import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CatalogEntry } from '../../catalog/CatalogEntry.ts';
import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import { embeddedProject } from '../../project/embeddedProject.ts';
import { loadProject, projectFileName } from '../../project/loadProject.ts';
import type { Workspace } from '../../project/openWorkspace.ts';
import type { Project } from '../../project/Project.ts';
import { systemSecrets } from '../../project/SecretSource.ts';
import type { Settings } from './Settings.ts';

/** A project that is fit to run. */
export interface OpenProject {
  readonly project: Project;
  /** Whether it is the one that comes with emulators. */
  readonly embedded: boolean;
  readonly catalog: ReadonlyMap<string, CatalogEntry>;
}

export interface ReadProjectFiles {
  /** Undefined when a diagnostic is an error. */
  readonly opened: OpenProject | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The project file of the working folder, or the embedded project where there is none, and the catalog.
 *
 * @param hasBlueprint whether there is a blueprint of a name; not asked when left out.
 */
export async function readProjectFiles(
  workspace: Workspace,
  settings: Settings,
  embedded: boolean,
  hasBlueprint?: (name: string) => boolean,
): Promise<ReadProjectFiles> {
  const { entries: catalog, diagnostics: catalogFaults } = await workspace.catalog();
  const diagnostics: Diagnostic[] = [...catalogFaults];
  const file = join(workspace.folder, projectFileName);
  const useFile = !embedded && existsSync(file);
  let project: Project | undefined;
  if (useFile) {
    const name = resolve(workspace.folder) === process.cwd() ? projectFileName : file;
    const secrets = systemSecrets(workspace.folder);
    const context = { catalog, secrets, ...(hasBlueprint === undefined ? {} : { hasBlueprint }) };
    const read = await loadProject(name, context);
    diagnostics.push(...read.diagnostics);
    project = read.project;
  } else {
    project = embeddedProject({ catalog, folder: workspace.folder, ports: settings.emulatorPorts });
  }
  const faulty = diagnostics.some(({ severity }) => severity === 'error');
  if (project === undefined || faulty) return { opened: undefined, diagnostics };
  const data = settings.data === undefined ? project.data : resolve(settings.data);
  return { opened: { project: { ...project, data }, embedded: !useFile, catalog }, diagnostics };
}
