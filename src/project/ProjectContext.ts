import type { CatalogEntry } from '../catalog/CatalogEntry.ts';
import type { SecretSource } from './SecretSource.ts';

/** What a project file is read against. */
export interface ProjectContext {
  readonly catalog: ReadonlyMap<string, CatalogEntry>;
  /** Whether there is a blueprint of a name; not asked when left out. */
  readonly hasBlueprint?: (name: string) => boolean;
  /**
   * Where references are looked up. Left out, they are taken on trust, as when a file is only checked: the project
   * then lacks what they stand for and is not fit to run.
   */
  readonly secrets?: SecretSource;
}
