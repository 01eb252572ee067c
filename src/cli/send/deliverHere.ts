import { diagnose } from '../../diagnostics/diagnose.ts';
import { Engine, EngineFault, type StateView } from '../../engine/index.ts';
import type { Workspace } from '../../project/openWorkspace.ts';
import { openLog } from '../../telemetry/openLog.ts';
import { type Emulators, startEmulators } from '../embedded/startEmulators.ts';
import { openInstallations } from '../serve/openInstallations.ts';
import type { OpenProject } from '../serve/readProjectFiles.ts';
import type { Settings } from '../serve/Settings.ts';
import type { Delivery } from './Delivery.ts';

const drainTime = 10_000;

/**
 * With no server running, an engine of this process delivers, on the same data folder and with the same care.
 *
 * @throws EngineFault, SpoolFault or SecretKeyFault when the data folder cannot be used, or the integration is not
 * installed.
 */
export async function deliverHere(
  opened: OpenProject,
  id: string,
  workspace: Workspace,
  settings: Settings,
): Promise<Delivery> {
  const { project, embedded } = opened;
  const { data, limits } = project;
  const log = openLog({ level: 'error' });
  const engine = await Engine.start({ data, limits, integrations: [], library: workspace.library, log });
  let emulators: Emulators | undefined;
  const close = async () => {
    await engine.close(drainTime);
    await emulators?.stop();
  };
  try {
    const installations = openInstallations(engine, opened, workspace, settings, log);
    await installations.start(id);
    if (engine.integration(id) === undefined) {
      const installed = installations.ids().join(', ');
      throw new EngineFault(diagnose('serve/unknown-integration', { id, installed }));
    }
    if (embedded) emulators = await startEmulators(data, settings.emulatorPorts);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    async append(events) {
      await engine.append({ events }, { integration: id });
    },
    ledger: async () => found(engine.ledger(id)),
    state: async (): Promise<StateView> => found(engine.integration(id)).state,
    close,
  };
}

function found<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('an installed integration has a view and a ledger');
  return value;
}
