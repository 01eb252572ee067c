import type { Snapshot } from '../Snapshot.ts';

/** A whole project before and after. */
export interface SnapshotPair {
  readonly before: Snapshot;
  readonly after: Snapshot;
}
