import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from 'node:fs';
import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';

export type FileBytes = { readonly bytes: Uint8Array } | { readonly diagnostic: Diagnostic };

/**
 * The bytes of a file that anybody may have put there: a pipe does not hold us up, a folder or a device is told so,
 * and what is too large is not read at all.
 *
 * @param limit in bytes.
 */
export function readFileBytes(file: string, limit: number): FileBytes {
  try {
    // Opening a pipe waits for its writer unless asked not to.
    const handle = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stats = fstatSync(handle);
      if (!stats.isFile()) return refused(diagnose('file/not-regular', { what: kindOf(stats) }, { file }));
      if (stats.size > limit) {
        return refused(diagnose('yaml/too-large', { size: stats.size, limit }, { file }));
      }
      return { bytes: readFileSync(handle) };
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    return refused(unreadable(error, file));
  }
}

/** What the file system answered, as a diagnostic. Anything else is a bug, and thrown on. */
export function unreadable(error: unknown, file: string): Diagnostic {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return diagnose('file/unreadable', { problem: problems[code] ?? code }, { file });
}

const problems: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  ELOOP: 'its symbolic links lead in a circle',
  ENOENT: 'it is gone, or a symbolic link leads nowhere',
  ENXIO: 'it is a socket, or a pipe without an end',
};

function kindOf(stats: Stats): string {
  if (stats.isDirectory()) return 'a folder';
  return stats.isFIFO() ? 'a pipe' : 'no regular file';
}

function refused(diagnostic: Diagnostic): FileBytes {
  return { diagnostic };
}
