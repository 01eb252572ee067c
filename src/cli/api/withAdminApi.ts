import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { projectFileName } from '../../project/loadProject.ts';
import { defaultData } from '../../project/Project.ts';
import { readYaml } from '../../yaml/readYaml.ts';
import { RunningPatchbay } from '../RunningPatchbay.ts';
import { readSettings } from '../serve/Settings.ts';
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
  const project = readProjectFile();
  const data = resolve(settings.data ?? project.data ?? defaultData);
  const server = await RunningPatchbay.find(data, settings.adminToken);
  const api = server?.api ?? (await openDataFolder(data, settings, project.integrations));
  try {
    return await work(api);
  } finally {
    await api.close();
  }
}

/** What matters here of the project file, whatever its faults. */
function readProjectFile(): { readonly data?: string; readonly integrations: readonly string[] } {
  const text = existsSync(projectFileName) ? readFileSync(projectFileName) : undefined;
  const value = text && readYaml(text, projectFileName).document?.value;
  const data = member(value, 'data');
  const integrations = member(value, 'integrations');
  const ids = Array.isArray(integrations) ? integrations.map((one) => member(one, 'id')) : [];
  return {
    ...(typeof data === 'string' ? { data } : {}),
    integrations: ids.filter((id) => typeof id === 'string'),
  };
}

function member(value: unknown, name: string): unknown {
  const isMap = typeof value === 'object' && value !== null && Object.hasOwn(value, name);
  return isMap ? (value as Record<string, unknown>)[name] : undefined;
}
