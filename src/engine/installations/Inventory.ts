import type { CatalogEntry } from '../../catalog/CatalogEntry.ts';
import type { ProjectIntegration } from '../../project/Project.ts';

/** What the files of a project say, apart from its blueprints. */
export interface Inventory {
  readonly catalog: ReadonlyMap<string, CatalogEntry>;
  /** What the project file installs. */
  readonly project: readonly ProjectIntegration[];
  /** Ids of what it installs, where more is not known; those of `project` if not given. */
  readonly claimed?: readonly string[];
  /** Ids of the sources there are. */
  readonly sources: readonly string[];
}
