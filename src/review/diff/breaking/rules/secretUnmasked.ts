import type { BreakingRule } from '../BreakingRule.ts';
import { type CatalogPair, fieldPairs } from '../CatalogPair.ts';

/** What was sealed and never shown would be stored and answered in clear. */
export const secretUnmasked: BreakingRule<CatalogPair> = {
  code: 'breaking/secret-unmasked',
  examine(pair, breaches) {
    for (const { key, before, after, place } of fieldPairs(pair)) {
      if (before?.type !== 'secret' || after.type === 'secret') continue;
      breaches.add(key, 'breaking/secret-unmasked', { field: key, type: after.type }, place('type'));
    }
  },
};
