import { execFile, execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Editor } from './Editor.ts';
import type { ReloadProject } from './ReloadProject.ts';
import { wallTime } from './wallTime.ts';

const run = promisify(execFile);

/** Two commits of which each has another version of every blueprint, and the way from one to the other. */
export class Checkouts {
  readonly #folder: string;
  readonly #project: ReloadProject;
  readonly #editor: Editor;
  /** By branch, the marker of all its files. */
  readonly #markers = new Map<string, number>();

  private constructor(folder: string, project: ReloadProject, editor: Editor) {
    this.#folder = folder;
    this.#project = project;
    this.#editor = editor;
  }

  /** Commits what there is as `first`, and another version of everything as `second`; `first` is checked out then. */
  static prepare(folder: string, project: ReloadProject, editor: Editor): Checkouts {
    const checkouts = new Checkouts(folder, project, editor);
    checkouts.#git('init', '--quiet', '--initial-branch', 'first');
    writeFileSync(`${folder}/.gitignore`, '.patchbay\n');
    checkouts.#commit('first', 0);
    checkouts.#git('checkout', '--quiet', '-b', 'second');
    const marker = editor.nextMarker();
    for (const name of project.names) writeFileSync(project.pathOf(name), editor.textOf(name, marker));
    checkouts.#commit('second', marker);
    checkouts.#git('checkout', '--quiet', 'first');
    return checkouts;
  }

  /** Rewrites all files at once. @returns the marker that they have now, and when that was begun and over. */
  async go(branch: 'first' | 'second'): Promise<{ marker: number; begun: number; ended: number }> {
    const marker = this.#markers.get(branch) ?? 0;
    const begun = wallTime();
    await run('git', ['checkout', '--quiet', '--force', branch], { cwd: this.#folder });
    const ended = wallTime();
    for (const file of this.#project.names) this.#editor.note({ file, marker, good: true, begun, ended });
    return { marker, begun, ended };
  }

  #commit(branch: string, marker: number): void {
    this.#git('add', '--all');
    this.#git('commit', '--quiet', '--message', branch);
    this.#markers.set(branch, marker);
  }

  #git(...args: string[]): void {
    const author = ['-c', 'user.name=Patchbay', '-c', 'user.email=patchbay@example.com'];
    execFileSync('git', [...author, ...args], { cwd: this.#folder, stdio: 'pipe' });
  }
}
