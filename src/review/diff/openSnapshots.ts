import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { openRevision } from '../against/openRevision.ts';
import type { Revision } from '../against/Revision.ts';
import { commitTree } from '../gitTree/commitTree.ts';
import { diskTree } from '../gitTree/diskTree.ts';
import { Snapshot } from './Snapshot.ts';

export interface OpenSnapshots {
  /** The project at the commit where the checked-out branch parted from the ref. */
  readonly before: Snapshot;
  /** The project on disk, committed or not. */
  readonly after: Snapshot;
  readonly ref: string;
  /** That commit's full name. */
  readonly base: string;
  /** Files on disk that cannot be read, gathered on the way. */
  readonly problems: readonly Diagnostic[];
}

/**
 * Opens a project before and after the change that its branch is. As a pull request is shown, it is compared with the
 * commit where the branch began: what others have done to the ref since is not part of the change.
 */
export function openSnapshots(
  ref: string,
  folder: string,
): OpenSnapshots | { readonly diagnostic: Diagnostic } {
  const opened = openRevision(ref, folder);
  return 'diagnostic' in opened ? opened : snapshotsAt(opened.revision, folder);
}

export function snapshotsAt(
  { ref, base, isShallow }: Revision,
  folder: string,
): OpenSnapshots | { readonly diagnostic: Diagnostic } {
  if (base === undefined) {
    return { diagnostic: diagnose(isShallow ? 'git/shallow-clone' : 'git/no-common-commit', { ref }) };
  }
  const problems: Diagnostic[] = [];
  const before = new Snapshot(commitTree(folder, base, base.slice(0, 10)));
  return { before, after: new Snapshot(diskTree(folder, problems)), ref, base, problems };
}
