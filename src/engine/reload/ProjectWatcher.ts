import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { watch } from 'chokidar';
import type { CancelTimer, Clock } from '../../batch/Clock.ts';

export interface ProjectWatcherOptions {
  /** The folder of the project. */
  readonly folder: string;
  readonly clock: Clock;
  /**
   * Something may have changed: these paths, from the folder, or anything. Not called again before it resolves.
   *
   * @returns whether somebody is still writing: then it is called again soon.
   */
  readonly onChange: (paths: ReadonlySet<string> | 'anything') => Promise<boolean>;
  readonly onFault: (error: unknown) => void;
}

/** What of a project's folder is watched. */
const watched = ['blueprints', 'overrides', 'catalog', 'patchbay.yaml'];

/**
 * Milliseconds. After a change others mostly follow: `quiet` is waited for the next one. Notices may get lost: within
 * `echo` the watcher itself tells a second change of a file as none, and what a network or a container mounts may tell
 * nothing at all, which is why everything is looked over now and then.
 */
const pause = { quiet: 20, echo: 80, sweep: 2_000 };

/** Milliseconds that a Git command in progress is waited for; its lock may be a forgotten one. */
const gitPatience = 5_000;

/** Tells when something in the folder of a project may have changed, and has come to rest. */
export class ProjectWatcher {
  readonly #options: ProjectWatcherOptions;
  readonly #watcher: ReturnType<typeof watch>;
  readonly #gitLock: string | undefined;
  #paths = new Set<string>();
  #anything = false;
  #firstAt: number | undefined;
  #cancel: CancelTimer | undefined;
  #cancelSweep: CancelTimer | undefined;
  #working: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(options: ProjectWatcherOptions) {
    const { folder, onFault } = options;
    this.#options = options;
    this.#gitLock = gitLockOf(folder);
    this.#watcher = watch(folder, {
      ignoreInitial: true,
      // It would hold back what takes the place of a file for 100 ms.
      atomic: false,
      ignored: (path) => !isWatched(relative(folder, path)),
    });
    this.#watcher.on('all', (_, path) => this.#notice(relative(folder, path)));
    this.#watcher.on('error', onFault);
    this.#sweepLater();
  }

  /** Resolves when changes are noticed from now on. */
  ready(): Promise<void> {
    return new Promise((resolve) => {
      this.#watcher.once('ready', () => resolve());
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancel?.();
    this.#cancelSweep?.();
    await this.#watcher.close();
    await this.#working;
  }

  #notice(path: string): void {
    if (path.endsWith('.yaml')) this.#paths.add(path.split(sep).join('/'));
    else this.#anything = true;
    this.#firstAt ??= this.#options.clock.now();
    this.#wake(pause.quiet);
  }

  #sweepLater(): void {
    this.#cancelSweep = this.#options.clock.setTimer(pause.sweep, () => {
      this.#anything = true;
      this.#wake(0);
      this.#sweepLater();
    });
  }

  #wake(delay: number): void {
    if (this.#closed) return;
    this.#cancel?.();
    this.#cancel = this.#options.clock.setTimer(delay, () => {
      this.#cancel = undefined;
      this.#working = this.#working.then(() => this.#look());
    });
  }

  async #look(): Promise<void> {
    if (this.#closed || this.#cancel !== undefined) return;
    const { clock, onChange, onFault } = this.#options;
    const firstAt = this.#firstAt ?? clock.now();
    if (this.#isGitAtWork() && clock.now() - firstAt < gitPatience) return this.#wake(pause.quiet);
    const paths = this.#anything ? 'anything' : this.#paths;
    const isEcho = this.#firstAt === undefined;
    this.#paths = new Set();
    this.#anything = false;
    this.#firstAt = undefined;
    try {
      const isUnsettled = await onChange(paths);
      if (!isUnsettled && isEcho) return;
      if (paths === 'anything') this.#anything = true;
      else for (const path of paths) this.#paths.add(path);
      if (this.#cancel === undefined) this.#wake(isUnsettled ? pause.quiet : pause.echo);
    } catch (error) {
      onFault(error);
    }
  }

  /** Between the first and the last file that a Git command writes, the folder says what no commit says. */
  #isGitAtWork(): boolean {
    return this.#gitLock !== undefined && existsSync(this.#gitLock);
  }
}

/** @param path from the folder. */
function isWatched(path: string): boolean {
  const [first = ''] = path.split(sep);
  return first === '' || watched.includes(first);
}

/** The lock of the repository that a folder belongs to. */
function gitLockOf(folder: string): string | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return join(at, '.git', 'index.lock');
    if (dirname(at) === at) return undefined;
  }
}
