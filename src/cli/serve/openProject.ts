import { resolveBlueprint } from '../../blueprint/resolveBlueprint.ts';
import type { Workspace } from '../../project/openWorkspace.ts';
import { type ReadProjectFiles, readProjectFiles } from './readProjectFiles.ts';
import type { Settings } from './Settings.ts';

/**
 * A project with all that it is made of: catalog, project file and the blueprints of all integrations are read; with
 * an error in any of them there is none.
 */
export async function openProject(
  workspace: Workspace,
  settings: Settings,
  embedded: boolean,
): Promise<ReadProjectFiles> {
  const { library } = workspace;
  const hasBlueprint = (blueprint: string) => library.find(blueprint) !== undefined;
  const { opened, diagnostics } = await readProjectFiles(workspace, settings, embedded, hasBlueprint);
  const names = new Set(opened?.project.integrations.map((integration) => integration.blueprint));
  const all = [...diagnostics];
  for (const name of names) {
    const found = library.find(name);
    if (found !== undefined) all.push(...resolveBlueprint(found, library).diagnostics);
  }
  const faulty = all.some(({ severity }) => severity === 'error');
  return { opened: faulty ? undefined : opened, diagnostics: all };
}
