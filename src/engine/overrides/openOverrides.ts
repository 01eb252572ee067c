import type { Clock } from '../../batch/Clock.ts';
import { readOverride } from '../../blueprint/readOverride.ts';
import type { BlueprintLibrary } from '../../blueprint/resolveBlueprint.ts';
import { type Log, logException } from '../../telemetry/Log.ts';
import type { Engine } from '../Engine.ts';
import type { Installations } from '../installations/Installations.ts';
import { openProjectFiles } from './export/openProjectFiles.ts';
import type { OverrideRegister } from './OverrideRegister.ts';
import type { OverrideRow } from './OverrideRow.ts';
import { type OverrideEvent, Overrides } from './Overrides.ts';

export interface OpenOverridesOptions {
  readonly engine: Engine;
  readonly installations: Pick<Installations, 'ids' | 'blueprintOf' | 'refresh'>;
  readonly register: OverrideRegister;
  readonly library: BlueprintLibrary;
  /** Of the project. */
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** The overrides of all installed integrations; those that are in force are watched as soon as they are started. */
export function openOverrides(options: OpenOverridesOptions): Overrides {
  const { engine, installations, folder, log } = options;
  const overrides = new Overrides({
    ...options,
    blueprintOf: (id) => installations.blueprintOf(id),
    blueprints: () => new Map(installations.ids().map((id) => [id, installations.blueprintOf(id) ?? ''])),
    refresh: (id, by) => installations.refresh(id, by),
    reopen: (id) => engine.reopen(id),
    files: openProjectFiles(folder),
    onEvent: (event) => {
      if (isAskedFor(event)) return;
      writeDown(engine, event).catch((error) => logException(log, 'the audit log cannot be written', error));
    },
  });
  engine.onTrial((integration, report) => overrides.hear(integration, report));
  engine.metrics.watchOverrides(() => overrides.gauges());
  return overrides;
}

/** Whoever was asked for it writes it down with the request. */
function isAskedFor({ action, before, after }: OverrideEvent): boolean {
  return (
    (action === 'override.set' && after?.owner === 'api') ||
    (action === 'override.clear' && before?.owner === 'api')
  );
}

function writeDown({ audit }: Engine, event: OverrideEvent): Promise<void> {
  const { author: actor, action, integration: target, summary: cause, before, after } = event;
  return audit.record({ actor, action, target, cause, before: shownIn(before), after: shownIn(after) });
}

/** What an override says, and whose it is. */
function shownIn(row: OverrideRow | undefined): unknown {
  if (row === undefined) return undefined;
  const { owner, set_by, suspended, text, file } = row;
  return { owner, set_by, suspended, override: readOverride(text, file).document?.value ?? null };
}
