import type { MapNode } from '../../blueprint/BlueprintNode.ts';
import type { BlueprintSubject } from './BlueprintSubject.ts';
import type { Subject } from './Subject.ts';

/** An override file. */
export interface OverrideSubject extends Subject {
  /** The id of the integration that it is for: its file name. Undefined in Markdown. */
  readonly id: string | undefined;
  /** Ids of the integrations that the project installs. */
  readonly installedIds: readonly string[];
  /** Epoch milliseconds; undefined when it is no date. */
  readonly expiresAt: number | undefined;
  /** The moment of the review, epoch milliseconds. */
  readonly now: number;
  /** The patch in long form; undefined when there is none. */
  readonly patch: MapNode | undefined;
  /** The integration's blueprint under this override; undefined when either is missing or broken. */
  readonly patched: BlueprintSubject | undefined;
}
