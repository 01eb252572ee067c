import type { CatalogEntry } from '../../catalog/CatalogEntry.ts';
import type { Subject } from './Subject.ts';

/** A catalog file. */
export interface CatalogSubject extends Subject {
  /** What the file calls itself, whatever else is wrong with it. */
  readonly key: string | undefined;
  /** Undefined when it has errors. */
  readonly entry: CatalogEntry | undefined;
  /** Another file of the same catalog with this key, the first of them by name; undefined in that one itself. */
  readonly twin: string | undefined;
}
