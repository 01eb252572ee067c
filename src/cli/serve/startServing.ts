import { rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createAdminServer } from '../../admin/createAdminServer.ts';
import { TokenRegistry } from '../../admin/tokens/TokenRegistry.ts';
import { systemClock } from '../../batch/systemClock.ts';
import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import {
  Engine,
  HotReload,
  OverrideRegister,
  type Overrides,
  openOverrides,
  Previewer,
  type Reload,
} from '../../engine/index.ts';
import { createIngestServer } from '../../ingest/createIngestServer.ts';
import type { LiveWorkspace } from '../../project/openLiveWorkspace.ts';
import { logException } from '../../telemetry/Log.ts';
import type { OpenLog } from '../../telemetry/openLog.ts';
import { type Emulators, startEmulators } from '../embedded/startEmulators.ts';
import { keptKey } from './keptKey.ts';
import { defaultSource, inventoryOf, openInstallations } from './openInstallations.ts';
import { overrideFiles } from './overrideFiles.ts';
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
  const previewer = new Previewer({ folder: resolve(workspace.folder) });
  const servers: { close(deadline: number): Promise<void> }[] = [];
  const close = async (deadline: number) => {
    const begun = performance.now();
    rmSync(join(data, endpointsFile), { force: true });
    // Streams never come to an end by themselves.
    engine.live.close();
    await reloading?.close();
    await watching?.close();
    await Promise.all(servers.map((server) => server.close(Math.min(answerTime, deadline))));
    previewer.close();
    await engine.close(Math.max(0, deadline - (performance.now() - begun)));
    await emulators?.stop();
  };
  let emulators: Emulators | undefined;
  let reloading: HotReload | undefined;
  let watching: Overrides | undefined;
  try {
    if (embedded) emulators = await startEmulators(data, settings.emulatorPorts);
    const sources = sourcesOf(project, settings);
    const adminToken = keptKey(data, 'admin-token', settings.adminToken);
    for (const secret of [adminToken, ...sources.map(({ writeKey }) => writeKey)]) log.conceal(secret);
    const register = new OverrideRegister(engine.table('overrides'), Date.now);
    const installations = openInstallations(engine, opened, workspace, settings, log, register);
    const { library, folder } = workspace;
    const overrides = openOverrides({
      engine,
      installations,
      register,
      library,
      folder,
      clock: systemClock,
      log,
    });
    watching = overrides;
    await overrides.takeFiles(overrideFiles(workspace.overrides));
    const complaints = await installations.start();
    await overrides.start();
    const onFault = (error: unknown) => logException(log, 'a request met a fault', error);

    const admin = createAdminServer({
      engine,
      installations,
      overrides,
      previewer,
      reloads: () => reloading?.reloads() ?? [],
      tokens: new TokenRegistry(engine.table('tokens'), adminToken),
      bodyLimit: adminBodyLimit,
      onFault,
    });
    const adminAt = await admin.listen(settings.adminPort, settings.host);
    servers.push(admin);

    const ingest = createIngestServer({
      intake: engine,
      sources: ingestSources(sources),
      limits: { event: limits.event, body: limits.body, batch: limits.batch },
      clock: { now: Date.now },
      onFault,
    });
    const ingestAt = await ingest.listen(settings.ingestPort, settings.host);
    servers.push(ingest);

    const reload = new HotReload({
      workspace,
      installations,
      clock: systemClock,
      log,
      onOverride: (id, text) => overrides.fileChanged(id, text),
      onReload: (reload) => {
        overrides.noticeAll();
        auditReload(engine.audit, reload).catch(onFault);
      },
      async readInventory() {
        const { opened: changed, diagnostics } = await readProjectFiles(workspace, settings, embedded);
        if (changed === undefined) return { inventory: undefined, diagnostics };
        const senders = sourcesOf(changed.project, settings);
        for (const { writeKey } of senders) log.conceal(writeKey);
        ingest.replaceSources(ingestSources(senders));
        return { inventory: inventoryOf(changed), diagnostics };
      },
    });
    reloading = reload;
    await reload.ready();

    const urls = { ingestUrl: urlOf(ingestAt), adminUrl: urlOf(adminAt) };
    writeFileSync(join(data, endpointsFile), `${JSON.stringify(urls)}\n`, { mode: 0o600 });
    return { engine, ...urls, sources, adminToken, complaints, close };
  } catch (error) {
    await close(0);
    throw error;
  }
}

/** Without sources of its own a project has one, with a key that is made for it. */
function sourcesOf({ sources, data }: OpenProject['project'], { writeKey }: Settings) {
  if (sources.length === 0) return [{ id: defaultSource, writeKey: keptKey(data, 'write-key', writeKey) }];
  return sources.map((source) => ({ id: source.id, writeKey: source.writeKey.reveal() }));
}

async function auditReload(audit: Engine['audit'], { changed, files }: Reload): Promise<void> {
  for (const { integration_id: target, revision } of changed) {
    const cause = `${files} changed file${files === 1 ? '' : 's'}`;
    await audit.record({ actor: 'git', action: 'blueprint.reload', target, after: { revision }, cause });
  }
}

function ingestSources(sources: readonly { readonly id: string; readonly writeKey: string }[]) {
  return sources.map(({ id, writeKey }) => ({ id, writeKeys: [writeKey] }));
}

function urlOf({ address, family, port }: { address: string; family: string; port: number }): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
