import type { CatalogEntry, Variant } from '../../catalog/CatalogEntry.ts';

/** One of the `integrations` of a project file, known as far as what it names can be found. */
export interface InstalledSubject {
  readonly id: string;
  /** Pointer to it in the project file: `/integrations/0`. */
  readonly pointer: string;
  /** Of the catalog entry that it names, whether there is one or not. */
  readonly key: string;
  readonly entry: CatalogEntry | undefined;
  readonly variant: Variant | undefined;
  /** The blueprint's name, its own or its variant's. */
  readonly blueprint: string | undefined;
  /** As the file writes it: references are texts, nothing is filled in. */
  readonly config: Readonly<Record<string, unknown>>;
  /** Bytes of the largest event that the project accepts. */
  readonly eventLimit: number;
}
