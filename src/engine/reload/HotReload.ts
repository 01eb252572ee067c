import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '../../batch/Clock.ts';
import { type BlueprintText, resolveBlueprint } from '../../blueprint/resolveBlueprint.ts';
import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import type { LiveWorkspace } from '../../project/openLiveWorkspace.ts';
import { nameOf } from '../../project/YamlFolder.ts';
import { type Log, logException } from '../../telemetry/Log.ts';
import type { Installations, Refreshed } from '../installations/Installations.ts';
import type { Inventory } from '../installations/Inventory.ts';
import { ProjectWatcher } from './ProjectWatcher.ts';
import type { Reload } from './Reload.ts';

/** What the project file and the catalog say now; without an inventory they do not check out. */
export interface ReadInventory {
  readonly inventory: Inventory | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

export interface HotReloadOptions {
  readonly workspace: LiveWorkspace;
  readonly installations: Installations;
  /** Reads the project file and the catalog. */
  readonly readInventory: () => Promise<ReadInventory>;
  readonly clock: Clock;
  readonly log: Log;
  /** Told of override files that have changed, before what they change is looked at. */
  readonly onOverride?: (integration: string, text: BlueprintText | undefined) => void;
  /** Told of each reload that found something changed. */
  readonly onReload?: (reload: Reload) => void;
}

/** Reloads that are remembered. */
const remembered = 100;

/**
 * Blueprints that nobody has installed are checked all the same, and rest is taken after each for so many times as long
 * as it took: after a checkout there are many, and events are accepted in the same thread.
 */
const rest = 9;

/** Follows the files of a project: what changes and checks out takes effect, what does not is told. */
export class HotReload {
  readonly #options: HotReloadOptions;
  readonly #watcher: ProjectWatcher;
  #reloads: Reload[] = [];
  #count = 0;
  /** Blueprints that nobody has installed, to be checked when there is time. */
  readonly #unchecked = new Set<string>();
  #checking: Promise<void> | undefined;
  #closed = false;

  constructor(options: HotReloadOptions) {
    const { workspace, clock, log } = options;
    this.#options = options;
    this.#watcher = new ProjectWatcher({
      folder: workspace.folder,
      clock,
      onChange: (paths) => this.#reload(paths),
      scan: () => this.#scan(),
      onFault: (error) => logException(log, 'a change of the files could not be followed', error),
    });
  }

  /** Resolves when changes are noticed from now on. */
  ready(): Promise<void> {
    return this.#watcher.ready();
  }

  /** The last ones, newest first. */
  reloads(): readonly Reload[] {
    return this.#reloads;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#watcher.close();
    await this.#checking;
  }

  async #scan(paths?: ReadonlySet<string>): Promise<string[]> {
    const { blueprints, overrides, catalogFiles, projectFile } = this.#options.workspace;
    const found = await Promise.all([
      blueprints.scan(paths && namesBelow('blueprints/', paths)),
      overrides.scan(paths && namesBelow('overrides/', paths)),
      catalogFiles.scan(paths && namesBelow('catalog/', paths)),
      projectFile.scan(['patchbay']),
    ]);
    const folders = ['blueprints/', 'overrides/', 'catalog/', ''];
    return found.flatMap((names, index) => [...names].map((name) => `${folders[index]}${name}.yaml`));
  }

  async #reload(paths: ReadonlySet<string>): Promise<boolean> {
    const { workspace, clock } = this.#options;
    const noticedAt = clock.now();
    const looks = await Promise.all([
      workspace.blueprints.look(namesBelow('blueprints/', paths)),
      workspace.overrides.look(namesBelow('overrides/', paths)),
      workspace.catalogFiles.look(namesBelow('catalog/', paths)),
      workspace.projectFile.look(['patchbay']),
    ]);
    const [blueprints, overrides, catalog, project] = looks.map(({ changed }) => changed) as Four<
      ReadonlySet<string>
    >;
    const files = blueprints.size + overrides.size + catalog.size + project.size;
    const isUnsettled = looks.some((look) => look.isUnsettled);
    if (files === 0) return isUnsettled;
    for (const id of overrides) this.#options.onOverride?.(id, workspace.overrides.find(id));
    const isInventory = catalog.size + project.size > 0;
    const refreshed = [
      ...(isInventory ? await this.#replaceInventory() : []),
      ...(await this.#refresh(blueprints, overrides)),
    ];
    this.#checkLater(blueprints);
    this.#remember(refreshed, { noticedAt, files });
    return isUnsettled;
  }

  async #replaceInventory(): Promise<readonly Refreshed[]> {
    const { installations, readInventory } = this.#options;
    const { inventory, diagnostics } = await readInventory();
    installations.problems.note(projectSubject, diagnostics.filter(isError));
    if (inventory === undefined) return [];
    return installations.replaceInventory(inventory, { author: 'git', occasion: 'edited the project' });
  }

  async #refresh(blueprints: ReadonlySet<string>, overrides: ReadonlySet<string>): Promise<Refreshed[]> {
    const { installations } = this.#options;
    const installed = new Set(installations.ids());
    const affected = new Set([...installations.dependents(blueprints), ...overrides]);
    const refreshed: Promise<Refreshed>[] = [];
    for (const id of affected) {
      if (!installed.has(id)) continue;
      refreshed.push(installations.refresh(id, { author: 'git' }));
      // Events are accepted in between.
      await nextTurn();
    }
    return Promise.all(refreshed);
  }

  /** A fault in a blueprint that nobody has installed yet is worth telling, and may wait. */
  #checkLater(names: Iterable<string>): void {
    for (const name of names) this.#unchecked.add(name);
    this.#checking ??= this.#check().finally(() => {
      this.#checking = undefined;
    });
  }

  async #check(): Promise<void> {
    const { workspace, installations } = this.#options;
    for (const name of this.#unchecked) {
      if (this.#closed) return;
      this.#unchecked.delete(name);
      const begun = performance.now();
      const text = workspace.blueprints.find(name);
      // What somebody has installed is told of there.
      const isTold = installations.dependents(new Set([name])).length > 0;
      const diagnostics =
        text === undefined || isTold ? [] : resolveBlueprint(text, workspace.library).diagnostics;
      installations.problems.note(`blueprints/${name}.yaml`, diagnostics.filter(isError));
      await delay(rest * (performance.now() - begun));
    }
  }

  #remember(
    refreshed: readonly Refreshed[],
    { noticedAt, files }: { noticedAt: number; files: number },
  ): void {
    const reload: Reload = {
      number: ++this.#count,
      noticed_at: new Date(noticedAt).toISOString(),
      files,
      changed: refreshed
        .filter(({ isNew }) => isNew)
        .map(({ id, revision, liveAt }) => ({
          integration_id: id,
          revision,
          live_at: new Date(liveAt).toISOString(),
        })),
      refused: refreshed.filter(({ problems }) => problems.length > 0).map(({ id }) => id),
    };
    this.#reloads = [reload, ...this.#reloads].slice(0, remembered);
    this.#options.onReload?.(reload);
  }
}

type Four<Type> = [Type, Type, Type, Type];

/** What problems of the project file and the catalog are kept under. */
const projectSubject = 'patchbay.yaml';

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

/** @param folder with its slash. */
function namesBelow(folder: string, paths: ReadonlySet<string>): string[] {
  return [...paths]
    .filter((path) => path.startsWith(folder))
    .flatMap((path) => nameOf(path.slice(folder.length)) ?? []);
}
