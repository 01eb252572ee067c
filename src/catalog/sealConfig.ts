import type { CatalogEntry, ConfigValue } from './CatalogEntry.ts';
import type { Config } from './Config.ts';
import { Secret } from './Secret.ts';

/** Valid settings with exactly the values of secret fields sealed; what is null is left out. */
export function sealConfig(entry: CatalogEntry, config: Readonly<Record<string, unknown>>): Config {
  const sealed: Record<string, ConfigValue | Secret> = Object.create(null);
  for (const { key, type } of entry.config_fields) {
    const given = Object.hasOwn(config, key) ? config[key] : null;
    // A map or a list is no setting; whoever seals one all the same has told so.
    if (given === undefined || (typeof given === 'object' && !(given instanceof Secret))) continue;
    const value = given instanceof Secret ? given.reveal() : (given as ConfigValue);
    sealed[key] = type === 'secret' ? new Secret(String(value)) : value;
  }
  return Object.freeze(sealed);
}
