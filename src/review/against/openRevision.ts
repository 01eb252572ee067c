import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { displayName } from '../files/displayName.ts';
import type { Revision } from './Revision.ts';

export type OpenedRevision = { readonly revision: Revision } | { readonly diagnostic: Diagnostic };

/** Finds a commit in the Git repository that a folder belongs to. */
export function openRevision(ref: string, folder: string): OpenedRevision {
  const root = git(folder, ['rev-parse', '--show-toplevel'])?.toString().trimEnd();
  if (root === undefined)
    return { diagnostic: diagnose('git/no-repository', { folder: displayName(folder) || '.' }) };
  const commit = git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`])
    ?.toString()
    .trimEnd();
  if (commit === undefined) return { diagnostic: diagnose('git/unknown-ref', { ref }) };
  // Where a shallow clone does not know how the histories part, the commit itself has to do.
  const base = git(folder, ['merge-base', commit, 'HEAD'])?.toString().trimEnd() ?? commit;
  const changed = [
    ...names(git(root, ['diff', '--name-only', '-z', base, '--'])),
    ...names(git(root, ['ls-files', '--others', '--exclude-standard', '-z'])),
  ];
  // Git answers with the real path; the working directory may be a link to it.
  const place = resolve(folder, relative(realpathSync(folder), root) || '.');
  const pathOf = (file: string) => relative(root, realPathOf(file));
  return {
    revision: {
      ref,
      commit,
      changed: new Set(changed.map((name) => displayName(join(place, name)))),
      read: (file) => git(root, ['cat-file', 'blob', `${commit}:${pathOf(file)}`]),
    },
  };
}

/** A file that is gone has no real path; its folder's will do as far as it exists. */
function realPathOf(file: string): string {
  const full = resolve(file);
  try {
    return realpathSync(full);
  } catch {
    const parent = resolve(full, '..');
    return parent === full ? full : join(realPathOf(parent), relative(parent, full));
  }
}

function names(list: Buffer | undefined): string[] {
  return list?.toString('utf8').split('\0').filter(Boolean) ?? [];
}

/** What Git answers; undefined when it refuses, or is not installed. */
function git(folder: string, args: readonly string[]): Buffer | undefined {
  const { status, stdout } = spawnSync('git', ['-C', folder, ...args], {
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return status === 0 ? stdout : undefined;
}
