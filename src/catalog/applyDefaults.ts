import type { CatalogEntry, Variant } from './CatalogEntry.ts';

/** What is given, else what the variant starts with, else the fields' own defaults. Null counts as not given. */
export function applyDefaults(
  entry: CatalogEntry,
  config: Readonly<Record<string, unknown>>,
  variant?: Variant,
): Record<string, unknown> {
  const complete: Record<string, unknown> = Object.create(null);
  for (const field of entry.config_fields)
    if (field.default !== undefined) complete[field.key] = field.default;
  for (const layer of [variant?.default_config ?? {}, config]) {
    for (const [key, value] of Object.entries(layer)) {
      if (value !== null && value !== undefined) complete[key] = value;
    }
  }
  return complete;
}
