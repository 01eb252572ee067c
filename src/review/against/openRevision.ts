import { realpathSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { displayName } from '../files/displayName.ts';
import { gitLine, runGit } from '../gitTree/runGit.ts';
import type { Revision } from './Revision.ts';

export type OpenedRevision = { readonly revision: Revision } | { readonly diagnostic: Diagnostic };

/** Finds a commit in the Git repository that a folder belongs to. */
export function openRevision(ref: string, folder: string): OpenedRevision {
  const root = gitLine(folder, ['rev-parse', '--show-toplevel']);
  if (root === undefined)
    return { diagnostic: diagnose('git/no-repository', { folder: displayName(folder) || '.' }) };
  const commit = gitLine(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  if (commit === undefined) return { diagnostic: diagnose('git/unknown-ref', { ref }) };
  // Where a shallow clone does not know how the histories part, the commit itself has to do.
  const base = gitLine(folder, ['merge-base', commit, 'HEAD']);
  const changed = [
    ...names(runGit(root, ['diff', '--name-only', '-z', base ?? commit, '--'])),
    ...names(runGit(root, ['ls-files', '--others', '--exclude-standard', '-z'])),
  ];
  // Git answers with the real path; the working directory may be a link to it.
  const place = resolve(folder, relative(realpathSync(folder), root) || '.');
  const pathOf = (file: string) => relative(root, realPathOf(file));
  return {
    revision: {
      ref,
      commit,
      base,
      isShallow: gitLine(folder, ['rev-parse', '--is-shallow-repository']) === 'true',
      changed: new Set(changed.map((name) => displayName(join(place, name)))),
      read: (file) => runGit(root, ['cat-file', 'blob', `${commit}:${pathOf(file)}`]),
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
