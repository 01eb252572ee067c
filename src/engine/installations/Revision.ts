import type { ConfigValue } from '../../catalog/CatalogEntry.ts';
import type { DestinationKind } from '../../catalog/DestinationKind.ts';
import type { SealedSecret } from '../../project/secrets/SealedSecret.ts';

/** Whose an installed integration is: the project file's or the admin API's. */
export type Owner = 'git' | 'api';

/** One state of an installed integration as it is stored: plain data that is never changed afterwards. */
export interface Revision {
  readonly integration_id: string;
  /** From 1, rising by one. */
  readonly revision_number: number;
  readonly owner: Owner;
  /** ISO-8601. */
  readonly created_at: string;
  /** The name of a token; `git` for an edit of the project, its catalog or its blueprints. */
  readonly created_by: string;
  /** One line for people. */
  readonly change_summary: string;
  /** What differs from the revision before: names such as `name` or `config.region`, never values. */
  readonly changes: readonly string[];
  /** SHA-256 of the text that makes its records, and of those that it extends; null while it made no plan. */
  readonly blueprint_hash: string | null;
  /** What the files say instead, where it was rolled back from that: it stays so until they say something else. */
  readonly overruled_hash: string | null;
  readonly settings: InstalledSettings;
}

export interface InstalledSettings {
  readonly name: string;
  /** The key of the catalog entry. */
  readonly integration: string;
  readonly destination: DestinationKind;
  /** Null where a blueprint is named instead. */
  readonly variant: string | null;
  readonly blueprint: string;
  /** Null stands for all. */
  readonly sources: readonly string[] | null;
  readonly enabled: boolean;
  readonly delivery_mode: string;
  /** Complete, defaults included. */
  readonly config: Readonly<Record<string, ConfigValue | SealedSecret>>;
  /** The fields that a person has set; the others follow the defaults. */
  readonly given: readonly string[];
}
