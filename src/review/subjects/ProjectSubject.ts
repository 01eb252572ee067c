import type { InstalledSubject } from './InstalledSubject.ts';
import type { Subject } from './Subject.ts';

/** A project file. */
export interface ProjectSubject extends Subject {
  /** Those of its integrations that have an id, faulty or not. */
  readonly installed: readonly InstalledSubject[];
}
