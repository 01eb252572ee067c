import type { BreakingRule } from '../BreakingRule.ts';
import { type CatalogPair, fieldPairs } from '../CatalogPair.ts';

/** What is installed without the setting behaves differently. A default of a secret is not repeated. */
export const configDefaultChanged: BreakingRule<CatalogPair> = {
  code: 'breaking/config-default-changed',
  examine(pair, breaches) {
    for (const { key, before, after, place } of fieldPairs(pair)) {
      if (before?.default === undefined || before.default === after.default) continue;
      const shown = (value: unknown) =>
        value === undefined ? 'none' : [before.type, after.type].includes('secret') ? '***' : `\`${value}\``;
      const blanks = { field: key, before: shown(before.default), after: shown(after.default) };
      breaches.add(key, 'breaking/config-default-changed', blanks, place('default'));
    }
  },
};
