import { sourceText } from '../../mappingText.ts';
import { placeInTree } from '../../placeInTree.ts';
import type { BreakingRule } from '../BreakingRule.ts';
import type { PlanPair } from '../PlanPair.ts';

/** Another partition key is another shard: what belongs together is no longer read in order. */
export const partitionKeyChanged: BreakingRule<PlanPair> = {
  code: 'breaking/partition-key-changed',
  examine({ routes, after }, breaches) {
    for (const route of routes) {
      if (!route.before || !route.after || !('data' in route.before && 'data' in route.after)) continue;
      const parts = [
        ['partition_key', route.before.partitionKey, route.after.partitionKey],
        ['explicit_hash_key', route.before.explicitHashKey, route.after.explicitHashKey],
      ] as const;
      for (const [name, was, is] of parts) {
        if (sourceText(was) === sourceText(is)) continue;
        const blanks = (extent: string) => ({ problem: `the mapping of \`${name}\` is another${extent}` });
        const place = placeInTree(after, route.tree, ['record', name]);
        breaches.addFor(route, routes, name, 'breaking/partition-key-changed', blanks, place);
      }
    }
  },
};
