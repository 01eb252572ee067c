import type { ConfigValue } from './CatalogEntry.ts';
import type { Config } from './Config.ts';
import { Secret } from './Secret.ts';

/** Settings with their secrets in clear, for the code that delivers with them and nothing else. */
export function revealConfig(config: Config): Record<string, ConfigValue> {
  const revealed: Record<string, ConfigValue> = Object.create(null);
  for (const [key, value] of Object.entries(config)) {
    revealed[key] = value instanceof Secret ? value.reveal() : value;
  }
  return revealed;
}
