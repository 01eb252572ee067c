import { type Engine, Installations, type Inventory } from '../../engine/index.ts';
import type { Workspace } from '../../project/openWorkspace.ts';
import { SecretKeyring } from '../../project/secrets/SecretKeyring.ts';
import type { Log } from '../../telemetry/Log.ts';
import type { OpenProject } from './readProjectFiles.ts';
import type { Settings } from './Settings.ts';

/** The source of a project without sources of its own. */
export const defaultSource = 'default';

/** The installed integrations of a project and of its data folder, not started yet. @throws SecretKeyFault */
export function openInstallations(
  engine: Engine,
  opened: OpenProject,
  { library }: Workspace,
  { secretKeys }: Settings,
  log: Log,
): Installations {
  return new Installations({
    ...inventoryOf(opened),
    engine,
    library,
    log,
    keyring: SecretKeyring.open(opened.project.data, secretKeys),
  });
}

export function inventoryOf({ project, catalog }: OpenProject): Inventory {
  const sources = project.sources.length === 0 ? [defaultSource] : project.sources.map(({ id }) => id);
  return { catalog, project: project.integrations, sources };
}
