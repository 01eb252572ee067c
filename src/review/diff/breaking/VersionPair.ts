import type { Change } from '../Change.ts';
import type { Version } from '../Version.ts';

/** A change of something that was there before. */
export interface VersionPair extends Change {
  readonly before: Version;
}
