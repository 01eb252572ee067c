import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { filesOf, manifestFile } from './Manifest.ts';

/** How a folder differs from what a build would write there, by paths below it. */
export interface Difference {
  readonly missing: readonly string[];
  readonly changed: readonly string[];
  /** Written by an earlier build, and no longer part of this one. */
  readonly leftOver: readonly string[];
  /** In the way of this build, and not written by any. */
  readonly foreign: readonly string[];
}

type Texts = ReadonlyMap<string, string>;

/** The folder that a build writes to. Whatever else lies there stays as it is. */
export class OutputFolder {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  compare(files: Texts): Difference {
    const own = this.#written();
    const differing = [...files].filter(([file, text]) => !this.#holds(file, text)).map(([file]) => file);
    const isThere = (file: string) => existsSync(join(this.#folder, file));
    return {
      missing: differing.filter((file) => !isThere(file)),
      changed: differing.filter((file) => isThere(file) && this.#isOwn(file, own)),
      foreign: differing.filter((file) => isThere(file) && !this.#isOwn(file, own)),
      leftOver: [...own].filter((file) => !files.has(file) && isThere(file)),
    };
  }

  /**
   * Brings the folder up to date: all texts are written beside it first, then each file is put in its place whole, the
   * manifest last. Files that are as they should be are not touched.
   */
  update(files: Texts, { missing, changed, leftOver }: Difference): void {
    mkdirSync(this.#folder, { recursive: true });
    const stage = mkdtempSync(join(this.#folder, '.build-'));
    try {
      const fresh = [...files.keys()].filter((file) => missing.includes(file) || changed.includes(file));
      for (const file of fresh) put(join(stage, file), files.get(file) ?? '');
      for (const file of fresh.filter((path) => path !== manifestFile)) this.#move(stage, file);
      for (const file of leftOver) this.#remove(file);
      if (fresh.includes(manifestFile)) this.#move(stage, manifestFile);
    } finally {
      rmSync(stage, { recursive: true, force: true });
    }
  }

  /** What the manifest that stands there says a build wrote. */
  #written(): ReadonlySet<string> {
    const manifest = this.#read(manifestFile);
    return new Set(manifest === undefined ? [] : filesOf(manifest));
  }

  #isOwn(file: string, own: ReadonlySet<string>): boolean {
    if (!statSync(join(this.#folder, file)).isFile()) return false;
    return file === manifestFile ? filesOf(this.#read(file) ?? '') !== undefined : own.has(file);
  }

  #holds(file: string, text: string): boolean {
    return this.#read(file) === text;
  }

  #read(file: string): string | undefined {
    const path = join(this.#folder, file);
    return existsSync(path) && statSync(path).isFile() ? readFileSync(path, 'utf8') : undefined;
  }

  #move(stage: string, file: string): void {
    const target = join(this.#folder, file);
    mkdirSync(dirname(target), { recursive: true });
    renameSync(join(stage, file), target);
  }

  /** A file, and the folders that it leaves empty. */
  #remove(file: string): void {
    rmSync(join(this.#folder, file));
    for (let path = dirname(file); path !== '.'; path = dirname(path)) {
      try {
        rmdirSync(join(this.#folder, path));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOTEMPTY') return;
        throw error;
      }
    }
  }
}

function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
