import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createAdminServer } from '../../admin/createAdminServer.ts';
import { TokenRegistry } from '../../admin/tokens/TokenRegistry.ts';
import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { Engine, type HotReload, Previewer } from '../../engine/index.ts';
import { createIngestServer } from '../../ingest/createIngestServer.ts';
import { projectFileName } from '../../project/loadProject.ts';
import type { LiveWorkspace } from '../../project/openLiveWorkspace.ts';
import { logException } from '../../telemetry/Log.ts';
import type { OpenLog } from '../../telemetry/openLog.ts';
import { startEmulators } from '../embedded/startEmulators.ts';
import { ClosingStack } from './ClosingStack.ts';
import { followFiles } from './followFiles.ts';
import { keptKey } from './keptKey.ts';
import { openControl } from './openControl.ts';
import { defaultSource, inventoryOf } from './openInstallations.ts';
import { type OpenProject, readProjectFiles } from './readProjectFiles.ts';
import type { Settings } from './Settings.ts';

/** A Patchbay that serves. */
export interface Serving {
  readonly engine: Engine;
  readonly ingestUrl: string;
  readonly adminUrl: string;
  /** Ids and keys of those who may send. */
  readonly sources: readonly { readonly id: string; readonly writeKey: string }[];
  readonly adminToken: string;
  /** What a person has to see to. */
  readonly complaints: readonly Diagnostic[];
  /** Finishes what is under way, for so many milliseconds at most. */
  close(deadline: number): Promise<void>;
}

/** Where a running Patchbay is found by those who share its data folder. */
export const endpointsFile = 'endpoints.json';

/** Milliseconds of a deadline that requests under way may take to be answered. */
const answerTime = 2_000;

/** Bytes of a batch of events that is sent to one integration. */
const adminBodyLimit = 5 * 1024 * 1024;

/**
 * Starts everything, in an order in which nothing is accepted before it can be kept.
 *
 * @throws EngineFault, SpoolFault or SecretKeyFault when the data folder cannot be used; Error of the system when a port is taken.
 */
export async function startServing(
  opened: OpenProject,
  workspace: LiveWorkspace,
  settings: Settings,
  log: OpenLog,
): Promise<Serving> {
  const { project, embedded } = opened;
  const { data, limits } = project;
  const engine = await Engine.start({ data, limits, integrations: [], library: workspace.library, log });
  const stack = new ClosingStack();
  stack.push((deadline) => engine.close(deadline));
  try {
    if (embedded) {
      const emulators = await startEmulators(data, settings.emulatorPorts);
      stack.pushUnder(() => emulators.stop());
    }
    const sources = sourcesOf(project, settings);
    const adminToken = keptKey(data, 'admin-token', settings.adminToken);
    for (const secret of [adminToken, ...sources.map(({ writeKey }) => writeKey)]) log.conceal(secret);
    const control = await openControl({ engine, opened, workspace, settings, log });
    stack.push(() => control.overrides.close());
    const onFault = (error: unknown) => logException(log, 'a request met a fault', error);

    const previewer = new Previewer({ folder: resolve(workspace.folder) });
    stack.push(() => previewer.close());
    let reload: HotReload | undefined;
    const admin = createAdminServer({
      engine,
      ...control,
      previewer,
      reloads: () => reload?.reloads() ?? [],
      tokens: new TokenRegistry(engine.table('tokens'), adminToken),
      bodyLimit: adminBodyLimit,
      onFault,
    });
    const ingest = createIngestServer({
      intake: engine,
      sources: ingestSources(sources),
      limits: { event: limits.event, body: limits.body, batch: limits.batch },
      clock: { now: Date.now },
      onFault,
    });
    const servers = [admin, ingest];
    stack.push((left) => Promise.all(servers.map((server) => server.close(Math.min(answerTime, left)))));
    // Streams never come to an end by themselves.
    stack.push(() => engine.live.close());
    const adminAt = await admin.listen(settings.adminPort, settings.host);
    const ingestAt = await ingest.listen(settings.ingestPort, settings.host);

    const projectFile = join(workspace.folder, projectFileName);
    const hadProjectFile = existsSync(projectFile);
    const readInventory = async () => {
      if (embedded && !hadProjectFile && existsSync(projectFile))
        return { inventory: undefined, diagnostics: [diagnose('serve/project-appeared', {})] };
      const { opened: changed, diagnostics } = await readProjectFiles(workspace, settings, embedded);
      if (changed === undefined) return { inventory: undefined, diagnostics };
      const senders = sourcesOf(changed.project, settings);
      for (const { writeKey } of senders) log.conceal(writeKey);
      ingest.replaceSources(ingestSources(senders));
      return { inventory: inventoryOf(changed), diagnostics };
    };
    const following = await followFiles({ engine, ...control, workspace, log, onFault, readInventory });
    reload = following;
    stack.push(() => following.close());

    const urls = { ingestUrl: urlOf(ingestAt), adminUrl: urlOf(adminAt) };
    writeFileSync(join(data, endpointsFile), `${JSON.stringify(urls)}\n`, { mode: 0o600 });
    stack.push(() => rmSync(join(data, endpointsFile), { force: true }));
    const { complaints } = control;
    return { engine, ...urls, sources, adminToken, complaints, close: (deadline) => stack.close(deadline) };
  } catch (error) {
    await stack.close(0);
    throw error;
  }
}

/** Without sources of its own a project has one, with a key that is made for it. */
function sourcesOf({ sources, data }: OpenProject['project'], { writeKey }: Settings) {
  if (sources.length === 0) return [{ id: defaultSource, writeKey: keptKey(data, 'write-key', writeKey) }];
  return sources.map((source) => ({ id: source.id, writeKey: source.writeKey.reveal() }));
}

function ingestSources(sources: readonly { readonly id: string; readonly writeKey: string }[]) {
  return sources.map(({ id, writeKey }) => ({ id, writeKeys: [writeKey] }));
}

function urlOf({ address, family, port }: { address: string; family: string; port: number }): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
