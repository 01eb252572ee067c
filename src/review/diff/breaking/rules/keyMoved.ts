import { placeInTree } from '../../placeInTree.ts';
import type { BreakingRule } from '../BreakingRule.ts';
import { extentOf } from '../extentOf.ts';
import type { ObservedPair } from '../PlanPair.ts';

/** A key that the files do not show to be another, and that comes out otherwise. */
export const keyMoved: BreakingRule<ObservedPair> = {
  code: 'breaking/key-changed',
  examine({ after, drift }, breaches) {
    const inItems = after.plan.destination === 'dynamodb';
    const code = inItems ? 'breaking/key-changed' : 'breaking/partition-key-changed';
    if (drift.keys.count === 0 || breaches.tells(code)) return;
    const problem = `${inItems ? 'is' : 'it is'} another${extentOf(drift.keys, drift)}`;
    const place = placeInTree(after, after.tree, inItems ? ['key'] : ['record', 'partition_key']);
    breaches.add('key', code, { problem }, place);
  },
};
