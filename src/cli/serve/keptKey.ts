import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Keys that Patchbay makes for itself, by the file that keeps them. */
export type KeyFile = 'write-key' | 'admin-token';

/**
 * The key that was given, else the one in the data folder, else a new one that is put there for its owner alone.
 * A key that was given is never written down.
 */
export function keptKey(data: string, file: KeyFile, given: string | undefined): string {
  if (given !== undefined) return given;
  const known = readKey(data, file);
  if (known !== undefined) return known;
  const made = randomBytes(24).toString('base64url');
  writeFileSync(join(data, file), `${made}\n`, { mode: 0o600 });
  return made;
}

/** The key in the data folder, if there is one. */
export function readKey(data: string, file: KeyFile): string | undefined {
  try {
    return readFileSync(join(data, file), 'utf8').trim() || undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
