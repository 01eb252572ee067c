import type { BreakingRule } from '../BreakingRule.ts';
import { type CatalogPair, catalogPlace } from '../CatalogPair.ts';

/** What is installed has the setting, which is an unknown one now. */
export const configFieldRemoved: BreakingRule<CatalogPair> = {
  code: 'breaking/config-field-removed',
  examine(pair, breaches) {
    const { before, after } = pair;
    const known = new Set(after.entry.config_fields.map(({ key }) => key));
    for (const { key } of before.entry.config_fields) {
      if (known.has(key)) continue;
      breaches.add(
        key,
        'breaking/config-field-removed',
        { field: key },
        catalogPlace(pair, '/config_fields'),
      );
    }
  },
};
