import { existsSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { watch } from 'chokidar';
import type { CancelTimer, Clock } from '../../batch/Clock.ts';

export interface ProjectWatcherOptions {
  /** The folder of the project. */
  readonly folder: string;
  readonly clock: Clock;
  /**
   * These files may have changed: their paths from the folder. Not called again before it resolves.
   *
   * @returns whether somebody is still writing: then it is called again soon.
   */
  readonly onChange: (paths: ReadonlySet<string>) => Promise<boolean>;
  /** Which of these files, or of all, are not as they were at the last change. It takes a while. */
  readonly scan: (paths?: ReadonlySet<string>) => Promise<Iterable<string>>;
  readonly onFault: (error: unknown) => void;
}

/** What of a project's folder is watched. */
const watched = ['blueprints', 'overrides', 'catalog', 'patchbay.yaml'];

/**
 * Milliseconds. After a change others mostly follow: `quiet` is waited for the next one. Notices may get lost: within
 * `echo` the watcher itself tells a second change of a file as none, and what a network or a container mounts may tell
 * nothing at all, which is why everything is looked over now and then.
 */
const pause = { quiet: 15, echo: 80, sweep: 2_000 };

/** Milliseconds that a Git command in progress is waited for; its lock may be a forgotten one. */
const gitPatience = 5_000;

/** Tells when something in the folder of a project may have changed, and has come to rest. */
export class ProjectWatcher {
  readonly #options: ProjectWatcherOptions;
  readonly #watcher: ReturnType<typeof watch>;
  readonly #gitLock: string | undefined;
  #paths = new Set<string>();
  #scanning: Promise<void> = Promise.resolve();
  #isSweepDue = false;
  #wasGitAtWork = false;
  #firstAt: number | undefined;
  #cancel: CancelTimer | undefined;
  #cancelSweep: CancelTimer | undefined;
  readonly #cancelEchoes = new Set<CancelTimer>();
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
    // What the system tells comes at once; what the watcher makes of it comes after a look at the whole folder.
    this.#watcher.on('raw', (_, name, details) => this.#noticeAt(watchedPath(details), name));
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
    for (const cancel of this.#cancelEchoes) cancel();
    await this.#watcher.close();
    await this.#scanning;
    await this.#working;
  }

  /** @param at the file or the folder that is watched. @param name of a file in it, or its own. */
  #noticeAt(at: string, name: string | null): void {
    const path = relative(this.#options.folder, at.endsWith('.yaml') ? at : join(at, name ?? ''));
    if (path.endsWith('.yaml') && isWatched(path)) this.#notice(path);
  }

  #notice(path: string): void {
    if (path.endsWith('.yaml')) this.#add([path.split(sep).join('/')], pause.quiet);
    else if (!isOtherFile(path)) this.#sweep();
  }

  #add(paths: Iterable<string>, delay: number): void {
    for (const path of paths) this.#paths.add(path);
    this.#firstAt ??= this.#options.clock.now();
    this.#wake(delay);
  }

  /** Looks everything over, once for all that ask for it meanwhile. */
  #sweep(): void {
    if (this.#isSweepDue) return;
    this.#isSweepDue = true;
    this.#scan();
  }

  #sweepLater(): void {
    this.#cancelSweep = this.#options.clock.setTimer(pause.sweep, () => {
      this.#sweep();
      this.#sweepLater();
    });
  }

  #scanLater(paths: ReadonlySet<string>): void {
    const cancel = this.#options.clock.setTimer(pause.echo, () => {
      this.#cancelEchoes.delete(cancel);
      this.#scan(paths);
    });
    this.#cancelEchoes.add(cancel);
  }

  /** Beside the work on what is known to have changed, which must not wait for this: there may be a thousand files. */
  #scan(paths?: ReadonlySet<string>): void {
    this.#scanning = this.#scanning
      .then(async () => {
        if (this.#closed) return;
        if (paths === undefined) this.#isSweepDue = false;
        const found = [...(await this.#options.scan(paths))];
        if (found.length > 0) this.#add(found, 0);
      })
      .catch(this.#options.onFault);
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
    const { clock, onChange, scan, onFault } = this.#options;
    const firstAt = this.#firstAt ?? clock.now();
    if (this.#isGitAtWork() && clock.now() - firstAt < gitPatience) {
      this.#wasGitAtWork = true;
      return this.#wake(pause.quiet);
    }
    const paths = this.#paths;
    this.#paths = new Set();
    this.#firstAt = undefined;
    try {
      // It may be done before all that it wrote has been noticed.
      if (this.#wasGitAtWork) for (const path of await scan()) paths.add(path);
      this.#wasGitAtWork = false;
      if (!(await onChange(paths))) return this.#scanLater(paths);
      for (const path of paths) this.#paths.add(path);
      if (this.#cancel === undefined) this.#wake(pause.quiet);
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

/** Of what the watcher says beside a notice of the system; its types leave it open. */
function watchedPath(details: unknown): string {
  const { watchedPath: path } = details as { readonly watchedPath?: unknown };
  return typeof path === 'string' ? path : '';
}

/** What editors leave beside files says nothing; a folder, or a link to one, may be all that is told of its files. */
function isOtherFile(path: string): boolean {
  const name = basename(path);
  return name.includes('.') && !name.startsWith('..');
}

/** The lock of the repository that a folder belongs to. */
function gitLockOf(folder: string): string | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return join(at, '.git', 'index.lock');
    if (dirname(at) === at) return undefined;
  }
}
