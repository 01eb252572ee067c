import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { diagnose } from '../diagnostics/diagnose.ts';
import { EngineFault } from './EngineFault.ts';
import { FolderLock } from './FolderLock.ts';

/** Another arrangement of the folder gets another number. */
const format = '1';

/** The folder in which a running Patchbay keeps everything: locked for one process, readable for its user alone. */
export class DataFolder {
  readonly path: string;
  readonly #lock: FolderLock;

  private constructor(path: string, lock: FolderLock) {
    this.path = path;
    this.#lock = lock;
  }

  /**
   * Makes the folder if it is missing, and locks it.
   *
   * @throws EngineFault when another process uses it, when another version wrote it, or when it cannot be used.
   */
  static open(folder: string): DataFolder {
    const path = resolve(folder);
    try {
      mkdirSync(spoolOf(path), { recursive: true, mode: 0o700 });
      const lock = FolderLock.acquire(path);
      try {
        checkFormat(path);
      } catch (error) {
        lock.release();
        throw error;
      }
      return new DataFolder(path, lock);
    } catch (error) {
      if (error instanceof EngineFault) throw error;
      const cause = error instanceof Error ? error.message : String(error);
      throw new EngineFault(diagnose('engine/folder-unusable', { folder: path, cause }), { cause: error });
    }
  }

  /** Where the spool stands. */
  get spool(): string {
    return spoolOf(this.path);
  }

  /** Gives the folder free for others. */
  close(): void {
    this.#lock.release();
  }
}

/** The folder of the spool in a data folder. */
export function spoolOf(folder: string): string {
  return join(folder, 'spool');
}

function checkFormat(folder: string): void {
  const file = join(folder, 'format');
  let found: string;
  try {
    found = readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    writeFileSync(file, `${format}\n`, { mode: 0o600 });
    return;
  }
  if (found === format) return;
  throw new EngineFault(diagnose('engine/folder-version', { folder, found, expected: format }));
}
