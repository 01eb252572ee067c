import { type Engine, Installations } from '../../engine/index.ts';
import { SecretKeyring } from '../../project/secrets/SecretKeyring.ts';
import type { Workspace } from '../openWorkspace.ts';
import type { OpenProject } from './openProject.ts';
import type { Settings } from './Settings.ts';

/** The source of a project without sources of its own. */
export const defaultSource = 'default';

/** The installed integrations of a project and of its data folder, not started yet. @throws SecretKeyFault */
export function openInstallations(
  engine: Engine,
  { project, catalog }: OpenProject,
  { library }: Workspace,
  { secretKeys }: Settings,
): Installations {
  const sources = project.sources.length === 0 ? [defaultSource] : project.sources.map(({ id }) => id);
  return new Installations({
    engine,
    catalog,
    library,
    sources,
    project: project.integrations,
    keyring: SecretKeyring.open(project.data, secretKeys),
  });
}
