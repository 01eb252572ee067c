import type { ConfigValue } from './CatalogEntry.ts';
import type { Secret } from './Secret.ts';

/** The settings of an installed integration, valid and complete: by field, secrets sealed. Without prototype. */
export type Config = Readonly<Record<string, ConfigValue | Secret>>;
