import { isDeepStrictEqual } from 'node:util';
import { Secret } from '../catalog/Secret.ts';
import type { InstalledIntegration } from './InstalledIntegration.ts';

/** Whether two versions of an integration that is enabled differ in nothing but what makes its records, and in names. */
export function differInRecipe(before: InstalledIntegration, after: InstalledIntegration): boolean {
  return (
    before.enabled &&
    after.enabled &&
    before.entry.provides.destination === after.entry.provides.destination &&
    isDeepStrictEqual(before.sources?.toSorted(), after.sources?.toSorted()) &&
    isDeepStrictEqual(revealed(before), revealed(after))
  );
}

function revealed({ config }: InstalledIntegration): unknown {
  return Object.entries(config)
    .map(([field, value]) => [field, value instanceof Secret ? value.reveal() : value])
    .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}
