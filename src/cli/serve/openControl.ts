import { systemClock } from '../../batch/systemClock.ts';
import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import {
  type Engine,
  type Installations,
  OverrideRegister,
  type Overrides,
  openOverrides,
} from '../../engine/index.ts';
import type { LiveWorkspace } from '../../project/openLiveWorkspace.ts';
import type { Log } from '../../telemetry/Log.ts';
import { openInstallations } from './openInstallations.ts';
import { overrideFiles } from './overrideFiles.ts';
import type { OpenProject } from './readProjectFiles.ts';
import type { Settings } from './Settings.ts';

export interface ControlOptions {
  readonly engine: Engine;
  readonly opened: OpenProject;
  readonly workspace: LiveWorkspace;
  readonly settings: Settings;
  readonly log: Log;
}

/** What says which integrations run, and how they map. */
export interface Control {
  readonly installations: Installations;
  readonly overrides: Overrides;
  /** What a person has to see to. */
  readonly complaints: readonly Diagnostic[];
}

/** Starts the integrations of a project and of its data folder, under their overrides. @throws SecretKeyFault */
export async function openControl({
  engine,
  opened,
  workspace,
  settings,
  log,
}: ControlOptions): Promise<Control> {
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
  await overrides.takeFiles(overrideFiles(workspace.overrides));
  const complaints = await installations.start();
  await overrides.start();
  return { installations, overrides, complaints };
}
