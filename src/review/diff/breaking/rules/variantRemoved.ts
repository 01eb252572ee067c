import type { BreakingRule } from '../BreakingRule.ts';
import { type CatalogPair, catalogPlace } from '../CatalogPair.ts';

/** Integrations that were installed from it are no longer found in the catalog. */
export const variantRemoved: BreakingRule<CatalogPair> = {
  code: 'breaking/variant-removed',
  examine(pair, breaches) {
    const { before, after } = pair;
    const known = new Set(after.entry.variants.map(({ key }) => key));
    for (const { key } of before.entry.variants) {
      if (known.has(key)) continue;
      const blanks = { variant: key, integration: after.entry.key };
      breaches.add(key, 'breaking/variant-removed', blanks, catalogPlace(pair, '/variants'));
    }
  },
};
