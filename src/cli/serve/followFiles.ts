import { systemClock } from '../../batch/systemClock.ts';
import { type Engine, HotReload, type ReadInventory, type Reload } from '../../engine/index.ts';
import type { LiveWorkspace } from '../../project/openLiveWorkspace.ts';
import type { Log } from '../../telemetry/Log.ts';
import type { Control } from './openControl.ts';

export interface FollowOptions extends Pick<Control, 'installations' | 'overrides'> {
  readonly engine: Engine;
  readonly workspace: LiveWorkspace;
  readonly log: Log;
  readonly onFault: (error: unknown) => void;
  readonly readInventory: () => Promise<ReadInventory>;
}

/** Follows the files of a project from now on; what they change is written down. */
export async function followFiles(options: FollowOptions): Promise<HotReload> {
  const { engine, overrides, onFault } = options;
  const reload = new HotReload({
    ...options,
    clock: systemClock,
    onOverride: (id, text) => overrides.fileChanged(id, text),
    onReload: (reload) => {
      overrides.noticeAll();
      writeDown(engine.audit, reload).catch(onFault);
    },
  });
  await reload.ready();
  return reload;
}

async function writeDown(audit: Engine['audit'], { changed, files }: Reload): Promise<void> {
  for (const { integration_id: target, revision } of changed) {
    const cause = `${files} changed file${files === 1 ? '' : 's'}`;
    await audit.record({ actor: 'git', action: 'blueprint.reload', target, after: { revision }, cause });
  }
}
