import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
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
export function openSnapshots(base: string, folder: string): OpenSnapshots {
  const problems: Diagnostic[] = [];
  const before = new Snapshot(commitTree(folder, base, base.slice(0, 10)));
  return { before, after: new Snapshot(diskTree(folder, problems)), problems };
}
