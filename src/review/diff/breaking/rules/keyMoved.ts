import { placeInTree } from '../../placeInTree.ts';
import type { BreakingRule } from '../BreakingRule.ts';
import { extentOf } from '../extentOf.ts';
import type { ObservedPair } from '../PlanPair.ts';

/** A key whose mapping is as it was, and that comes out otherwise. */

export const keyMoved: BreakingRule<ObservedPair> = {
  code: 'breaking/key-changed',
  examine({ after, drift }, breaches) {
    if (drift.keys.count === 0) return;
    const problem = `is another${extentOf(drift.keys, drift)}`;
    if (after.plan.destination === 'dynamodb') {
      breaches.add('key', 'breaking/key-changed', { problem }, placeInTree(after, after.tree, ['key']));
    } else {
      const place = placeInTree(after, after.tree, ['record', 'partition_key']);
      breaches.add('key', 'breaking/partition-key-changed', { problem: `it ${problem}` }, place);
    }
  },
};
