import type { CatalogEntry } from '../../catalog/CatalogEntry.ts';
import type { Config } from '../../catalog/Config.ts';

/** What an integration is to be installed as: valid, complete, its secrets not sealed yet. */
export interface Draft {
  readonly name: string;
  readonly entry: CatalogEntry;
  readonly variant: string | undefined;
  readonly blueprint: string;
  readonly sources: readonly string[] | undefined;
  readonly enabled: boolean;
  readonly deliveryMode: string;
  readonly config: Config;
  /** The fields that a person has set. */
  readonly given: readonly string[];
}
