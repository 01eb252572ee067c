import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { commitTree } from '../gitTree/commitTree.ts';
import { diskTree } from '../gitTree/diskTree.ts';
import { Snapshot } from './Snapshot.ts';

export interface OpenSnapshots {
  /** The project at the commit. */
  readonly before: Snapshot;
  /** The project on disk, committed or not. */
  readonly after: Snapshot;
  /** Files on disk that cannot be read, gathered on the way. */
  readonly problems: readonly Diagnostic[];
}

/**
 * Opens a project before and after the change that its branch is. As a pull request is shown, it is compared with the
 * commit where the branch began: what others have done to the ref since is not part of the change.
 *
 * @param base that commit's full name.
 */
export function openSnapshots(
  base: string,
  folder: string,
): OpenSnapshots | { readonly diagnostic: Diagnostic } {
  const label = base.slice(0, 10);
  const earlier = commitTree(folder, base, label);
  if (earlier === undefined) return { diagnostic: diagnose('git/unreadable', { commit: label }) };
  const problems: Diagnostic[] = [];
  const after = new Snapshot(diskTree(folder, problems));
  return { before: new Snapshot(earlier), after, problems };
}
