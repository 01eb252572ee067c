import type { ConfigValue } from '../../catalog/CatalogEntry.ts';
import { Secret } from '../../catalog/Secret.ts';
import type { SealedSecret } from '../../project/secrets/SealedSecret.ts';
import type { SecretBox } from '../../project/secrets/SecretBox.ts';
import type { Draft } from './Draft.ts';
import type { InstalledSettings } from './Revision.ts';

/** A draft as it is stored for an integration. */
export function sealDraft(draft: Draft, integration: string, box: SecretBox): InstalledSettings {
  const config: Record<string, ConfigValue | SealedSecret> = Object.create(null);
  for (const [field, value] of Object.entries(draft.config)) {
    config[field] = value instanceof Secret ? box.seal(value.reveal(), { integration, field }) : value;
  }
  return { ...plainSettings(draft), config, given: draft.given };
}

/** What of a draft needs no sealing. */
export function plainSettings(draft: Draft): Omit<InstalledSettings, 'config' | 'given'> {
  const { name, entry, variant, blueprint, sources, enabled, deliveryMode } = draft;
  return {
    name,
    integration: entry.key,
    destination: entry.provides.destination,
    variant: variant ?? null,
    blueprint,
    sources: sources ?? null,
    enabled,
    delivery_mode: deliveryMode,
  };
}
