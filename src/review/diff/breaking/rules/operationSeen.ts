import { placeInTree } from '../../placeInTree.ts';
import type { BreakingRule } from '../BreakingRule.ts';
import { extentOf } from '../extentOf.ts';
import type { ObservedPair } from '../PlanPair.ts';

/** Events that put and delete now, or the other way round. */
export const operationSeen: BreakingRule<ObservedPair> = {
  code: 'breaking/operation-changed',
  examine({ after, drift }, breaches) {
    for (const found of drift.operations) {
      const problem = `${found.before} is ${found.after} now${extentOf(found, drift)}`;
      breaches.add(
        '',
        'breaking/operation-changed',
        { problem },
        placeInTree(after, after.tree, ['operation']),
      );
    }
  },
};
