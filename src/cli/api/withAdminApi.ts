import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { projectFileName } from '../../project/loadProject.ts';
import { defaultData } from '../../project/Project.ts';
import { readYaml } from '../../yaml/readYaml.ts';
import { RunningPatchbay } from '../RunningPatchbay.ts';
import { readSettings, type Settings } from '../serve/Settings.ts';
import type { ExitCode, Terminal } from '../Terminal.ts';
import type { AdminApi } from './AdminApi.ts';
import { openDataFolder } from './openDataFolder.ts';

/**
 * Does something through the admin API: of the Patchbay that serves on the data folder, and otherwise on the folder
 * itself.
 *
 * @throws ApiRefusal for what is refused; EngineFault, SpoolFault or SecretKeyFault when the folder cannot be used.
 */
export async function withAdminApi(
  terminal: Terminal,
  work: (api: AdminApi) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { settings, diagnostics } = readSettings();
  terminal.complain(diagnostics);
  if (diagnostics.length > 0) return 2;
  const data = dataFolder(settings);
  const server = await RunningPatchbay.find(data, settings.adminToken);
  const api = server?.api ?? (await openDataFolder(data, settings));
  try {
    return await work(api);
  } finally {
    await api.close();
  }
}

/** What the environment says, else the project file, whose faults do not matter here. */
function dataFolder({ data }: Settings): string {
  if (data !== undefined) return resolve(data);
  const named = existsSync(projectFileName) ? dataOf(readFileSync(projectFileName)) : undefined;
  return resolve(named ?? defaultData);
}

function dataOf(bytes: Uint8Array): string | undefined {
  const value = readYaml(bytes, projectFileName).document?.value;
  const data = typeof value === 'object' && value !== null && 'data' in value ? value.data : undefined;
  return typeof data === 'string' ? data : undefined;
}
