import type { ConfigValue } from '../../catalog/CatalogEntry.ts';
import type { Revision } from './Revision.ts';

/** A revision as people and programs may see it: secrets are `***`. */
export interface RevisionView extends Omit<Revision, 'settings' | 'owner' | 'overruled_hash'> {
  /** Unique among all revisions: `int_x.3`. */
  readonly id: string;
  readonly name: string;
  readonly integration: string;
  readonly variant: string | null;
  readonly blueprint: string;
  readonly sources: readonly string[] | null;
  readonly enabled: boolean;
  readonly delivery_mode: string;
  readonly config: Readonly<Record<string, ConfigValue>>;
}

export function revisionViewOf({
  settings,
  owner: _,
  overruled_hash: __,
  ...revision
}: Revision): RevisionView {
  const { name, integration, variant, blueprint, sources, enabled, delivery_mode } = settings;
  const config: Record<string, ConfigValue> = Object.create(null);
  for (const [field, value] of Object.entries(settings.config)) {
    config[field] = typeof value === 'object' ? '***' : value;
  }
  return {
    id: `${revision.integration_id}.${revision.revision_number}`,
    ...revision,
    name,
    integration,
    variant,
    blueprint,
    sources,
    enabled,
    delivery_mode,
    config,
  };
}
