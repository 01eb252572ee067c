import type { ConfigValue } from '../../catalog/CatalogEntry.ts';
import { Secret } from '../../catalog/Secret.ts';
import type { SecretBox } from '../../project/secrets/SecretBox.ts';
import type { Revision } from './Revision.ts';

/** The settings of a revision with their secrets opened, to go on from. */
export interface OpenedSettings {
  readonly name: string;
  readonly variant: string | null;
  readonly blueprint: string;
  readonly sources: readonly string[] | null;
  readonly enabled: boolean;
  readonly delivery_mode: string;
  /** The fields that a person has set. */
  readonly values: Readonly<Record<string, ConfigValue | Secret>>;
  /** Secrets that no key opens. */
  readonly lost: readonly string[];
}

export function openSettings({ integration_id, settings }: Revision, box: SecretBox): OpenedSettings {
  const values: Record<string, ConfigValue | Secret> = Object.create(null);
  const lost: string[] = [];
  for (const field of settings.given) {
    const value = settings.config[field];
    if (value === undefined) continue;
    const text =
      typeof value === 'object' ? box.open(value, { integration: integration_id, field }) : undefined;
    if (typeof value !== 'object') values[field] = value;
    else if (text === undefined) lost.push(field);
    else values[field] = new Secret(text);
  }
  const { name, variant, blueprint, sources, enabled, delivery_mode } = settings;
  return { name, variant, blueprint, sources, enabled, delivery_mode, values, lost };
}
