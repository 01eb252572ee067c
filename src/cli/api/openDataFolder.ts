import { randomBytes } from 'node:crypto';
import { adminApp } from '../../admin/adminApp.ts';
import { TokenRegistry } from '../../admin/tokens/TokenRegistry.ts';
import { systemClock } from '../../batch/systemClock.ts';
import { Engine, Installations, OverrideRegister, openOverrides, Previewer } from '../../engine/index.ts';
import { SecretKeyring } from '../../project/secrets/SecretKeyring.ts';
import { openLog } from '../../telemetry/openLog.ts';
import type { Settings } from '../serve/Settings.ts';
import { AdminApi } from './AdminApi.ts';

/** What this process sends to itself is not bounded by what others may send. */
const bodyLimit = 64 * 1024 * 1024;

/**
 * The admin API on a data folder that nobody serves: the same code, without a server and without any delivery.
 *
 * @param claimed ids of what the project file installs.
 * @throws EngineFault, SpoolFault or SecretKeyFault when the folder cannot be used.
 */
export async function openDataFolder(
  data: string,
  { secretKeys }: Settings,
  claimed: readonly string[],
): Promise<AdminApi> {
  // That nothing is delivered is no news here; what goes wrong is thrown.
  const log = openLog({ stream: { write: () => undefined } });
  const library = { find: () => undefined, names: () => [] };
  const limits = { disk: Number.MAX_SAFE_INTEGER };
  const engine = await Engine.start({ data, limits, integrations: [], library, log });
  try {
    const keyring = SecretKeyring.open(data, secretKeys);
    const nothing = { catalog: new Map(), project: [], sources: [] };
    const register = new OverrideRegister(engine.table('overrides'), Date.now);
    const installations = new Installations({
      engine,
      library,
      keyring,
      log,
      claimed,
      overrides: register,
      ...nothing,
    });
    await installations.standStill();
    const overrides = openOverrides({
      engine,
      installations,
      register,
      library,
      folder: '.',
      clock: systemClock,
      log,
    });
    const token = randomBytes(32).toString('base64url');
    const faults: unknown[] = [];
    const app = adminApp({
      engine,
      installations,
      overrides,
      previewer: new Previewer({ folder: process.cwd() }),
      tokens: new TokenRegistry(engine.table('tokens'), token),
      bodyLimit,
      onFault: (error) => faults.push(error),
    });
    const exchange = async (path: string, init: RequestInit) => {
      const response = await app.request(path, init);
      if (faults.length > 0) throw faults[0];
      return response;
    };
    return new AdminApi(exchange, token, () => engine.close(0));
  } catch (error) {
    await engine.close(0);
    throw error;
  }
}
