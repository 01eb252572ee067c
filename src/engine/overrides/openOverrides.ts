import type { Clock } from '../../batch/Clock.ts';
import type { BlueprintLibrary } from '../../blueprint/resolveBlueprint.ts';
import type { Log } from '../../telemetry/Log.ts';
import type { Engine } from '../Engine.ts';
import type { Installations } from '../installations/Installations.ts';
import { openProjectFiles } from './export/openProjectFiles.ts';
import type { OverrideRegister } from './OverrideRegister.ts';
import { type Cause, type OverrideEvent, Overrides } from './Overrides.ts';

export interface OpenOverridesOptions {
  readonly engine: Engine;
  readonly installations: Pick<Installations, 'view' | 'views'>;
  readonly register: OverrideRegister;
  readonly library: BlueprintLibrary;
  /** Of the project. */
  readonly folder: string;
  readonly refresh: (id: string, by: Cause) => Promise<unknown>;
  readonly clock: Clock;
  readonly log: Log;
  readonly onEvent?: (event: OverrideEvent) => void;
}

/** The overrides of all installed integrations; those that are in force are watched as soon as they are started. */
export function openOverrides(options: OpenOverridesOptions): Overrides {
  const { engine, installations, folder } = options;
  const overrides = new Overrides({
    ...options,
    blueprintOf: (id) => installations.view(id)?.blueprint,
    blueprints: () => new Map(installations.views().map(({ id, blueprint }) => [id, blueprint])),
    files: openProjectFiles(folder),
  });
  engine.onTrial((integration, report) => overrides.hear(integration, report));
  engine.metrics.watchOverrides(() => overrides.gauges());
  return overrides;
}
