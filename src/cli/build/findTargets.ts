import { existsSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { blueprintFolders } from '../../blueprint/blueprintFolders.ts';
import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import { loadProject, projectFileName } from '../../project/loadProject.ts';
import type { Workspace } from '../../project/openWorkspace.ts';
import type { ProjectIntegration } from '../../project/Project.ts';
import type { BuildTarget } from './BuildTarget.ts';

export interface FoundTargets {
  /** In the order of their paths; empty where there is an error. */
  readonly targets: readonly BuildTarget[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * What is to be built.
 *
 * @param names ids of installed integrations, names of blueprints, or files below `blueprints/`. Without any, all that
 * `patchbay.yaml` installs; where there is no such file, the folder's own blueprints.
 * @param integrationId what modules of blueprints stamp on events; those of integrations stamp their own id.
 */
export async function findTargets(
  names: readonly string[],
  integrationId: string,
  workspace: Workspace,
): Promise<FoundTargets> {
  const file = join(workspace.folder, projectFileName);
  const needsProject = names.length === 0 ? existsSync(file) : names.some(isIntegrationId);
  const { integrations, diagnostics } = needsProject
    ? await readIntegrations(file, workspace)
    : { integrations: [], diagnostics: [] };
  if (diagnostics.some(({ severity }) => severity === 'error')) return { targets: [], diagnostics };
  const wanted = names.length > 0 ? names : everything(integrations, needsProject, workspace);
  if (wanted.length === 0)
    return { targets: [], diagnostics: [...diagnostics, diagnose('build/nothing-to-build', {})] };
  const targets = new Map<string, BuildTarget>();
  const unknown: Diagnostic[] = [];
  for (const name of wanted) {
    const target = isIntegrationId(name)
      ? ofIntegration(name, integrations, workspace)
      : ofBlueprint(blueprintName(name, workspace), integrationId, workspace);
    if (target !== undefined) targets.set(target.path, target);
    else unknown.push(unknownName(name, integrations, workspace));
  }
  if (unknown.length > 0) return { targets: [], diagnostics: [...diagnostics, ...unknown] };
  const paths = [...targets.keys()].sort();
  return { targets: paths.map((path) => targets.get(path) as BuildTarget), diagnostics };
}

function isIntegrationId(name: string): boolean {
  return name.startsWith('int_') && !name.includes('/');
}

/** References to secrets are taken on trust: no transform knows any. */
async function readIntegrations(
  file: string,
  workspace: Workspace,
): Promise<{ integrations: readonly ProjectIntegration[]; diagnostics: readonly Diagnostic[] }> {
  const { entries: catalog, diagnostics } = await workspace.catalog();
  const hasBlueprint = (name: string) => workspace.library.find(name) !== undefined;
  const name = resolve(workspace.folder) === process.cwd() ? projectFileName : file;
  const read = await loadProject(name, { catalog, hasBlueprint });
  return {
    integrations: read.project?.integrations ?? [],
    diagnostics: [...diagnostics, ...read.diagnostics],
  };
}

function everything(
  integrations: readonly ProjectIntegration[],
  hasProject: boolean,
  { folder }: Workspace,
): readonly string[] {
  if (hasProject) return integrations.map(({ id }) => id);
  return [...blueprintFolders([join(folder, 'blueprints')]).names()];
}

function ofIntegration(
  id: string,
  integrations: readonly ProjectIntegration[],
  { library }: Workspace,
): BuildTarget | undefined {
  const blueprint = integrations.find((integration) => integration.id === id)?.blueprint;
  const source = blueprint === undefined ? undefined : library.find(blueprint);
  if (blueprint === undefined || source === undefined) return undefined;
  return { name: id, path: `integrations/${id}`, blueprint, source, integrationId: id };
}

function ofBlueprint(name: string, integrationId: string, { library }: Workspace): BuildTarget | undefined {
  const source = library.find(name);
  return source && { name, path: `blueprints/${name}`, blueprint: name, source, integrationId };
}

/** A file below `blueprints/`, as shells complete it, stands for the blueprint in it. */
function blueprintName(given: string, { folder }: Workspace): string {
  if (!given.endsWith('.yaml')) return given;
  const path = relative(join(folder, 'blueprints'), resolve(folder, given));
  return path.slice(0, -'.yaml'.length).split(sep).join('/');
}

function unknownName(
  name: string,
  integrations: readonly ProjectIntegration[],
  { library }: Workspace,
): Diagnostic {
  const near = suggest(name, isIntegrationId(name) ? integrations.map(({ id }) => id) : library.names());
  return diagnose(
    'build/unknown-name',
    { name },
    near === undefined ? {} : { hint: `did you mean ${near}?` },
  );
}
