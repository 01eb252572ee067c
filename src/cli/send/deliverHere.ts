import { Engine, type StateView } from '../../engine/index.ts';
import { openLog } from '../../telemetry/openLog.ts';
import { type Emulators, startEmulators } from '../embedded/startEmulators.ts';
import type { Workspace } from '../openWorkspace.ts';
import type { OpenProject } from '../serve/openProject.ts';
import type { Settings } from '../serve/Settings.ts';
import type { Delivery } from './Delivery.ts';

const drainTime = 10_000;

/**
 * With no server running, an engine of this process delivers, on the same data folder and with the same care.
 *
 * @throws EngineFault or SpoolFault when the data folder cannot be used.
 */
export async function deliverHere(
  { project, embedded }: OpenProject,
  id: string,
  workspace: Workspace,
  settings: Settings,
): Promise<Delivery> {
  const integrations = project.integrations.filter((integration) => integration.id === id);
  const { data, limits } = project;
  const log = openLog({ level: 'error' });
  const engine = await Engine.start({ data, limits, integrations, library: workspace.library, log });
  let emulators: Emulators | undefined;
  const close = async () => {
    await engine.close(drainTime);
    await emulators?.stop();
  };
  try {
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
