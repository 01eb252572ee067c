import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { diagnose } from '../diagnostics/diagnose.ts';
import { EngineFault } from './EngineFault.ts';
import { processStart } from './processStart.ts';

interface Holder {
  readonly pid: number;
  /** Tells the process from a later one with the same number. */
  readonly started: string;
}

/** The sign on a data folder that a process is using it. It outlives a kill -9, but not in force. */
export class FolderLock {
  readonly #file: string;
  readonly #text: string;

  private constructor(file: string, text: string) {
    this.#file = file;
    this.#text = text;
  }

  /** @throws EngineFault when a running process holds the lock; it names the process. */
  static acquire(folder: string): FolderLock {
    const file = join(folder, 'lock');
    const text = JSON.stringify({ pid: process.pid, started: processStart(process.pid) ?? '' });
    while (!create(file, text)) {
      const found = read(file);
      if (found === undefined) continue;
      const holder = readHolder(found);
      if (holder !== undefined && processStart(holder.pid) === holder.started) {
        throw new EngineFault(diagnose('engine/folder-locked', { folder, pid: holder.pid }));
      }
      removeStale(file, found);
    }
    return new FolderLock(file, text);
  }

  release(): void {
    if (read(this.#file) === this.#text) rmSync(this.#file, { force: true });
  }
}

/** Creates the file with its text in one step; false when there is one already. */
function create(file: string, text: string): boolean {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text, { mode: 0o600 });
  const created = attempt(() => linkSync(draft, file), 'EEXIST');
  rmSync(draft, { force: true });
  return created;
}

/** Another process may have put its own lock there since: what is moved away is looked at once more. */
function removeStale(file: string, found: string): void {
  const aside = `${file}.stale.${process.pid}`;
  if (!attempt(() => renameSync(file, aside), 'ENOENT')) return;
  if (read(aside) !== found) attempt(() => linkSync(aside, file), 'EEXIST');
  rmSync(aside, { force: true });
}

function read(file: string): string | undefined {
  let text: string | undefined;
  attempt(() => {
    text = readFileSync(file, 'utf8');
  }, 'ENOENT');
  return text;
}

function readHolder(text: string): Holder | undefined {
  try {
    const { pid, started } = JSON.parse(text);
    return Number.isInteger(pid) && typeof started === 'string' ? { pid, started } : undefined;
  } catch {
    return undefined;
  }
}

/** @returns false when it failed in the way that was to be expected. */
function attempt(action: () => void, expected: string): boolean {
  try {
    action();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === expected) return false;
    throw error;
  }
}
