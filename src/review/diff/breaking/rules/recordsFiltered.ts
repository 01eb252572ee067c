import { placeInTree } from '../../placeInTree.ts';
import type { BreakingRule } from '../BreakingRule.ts';
import { extentOf } from '../extentOf.ts';
import type { ObservedPair } from '../PlanPair.ts';

/** Events that made a record and are filtered now. */
export const recordsFiltered: BreakingRule<ObservedPair> = {
  code: 'breaking/filtered-more',
  examine({ after, drift }, breaches) {
    for (const found of drift.outcomes) {
      const reason = /^filtered \((.*)\)$/.exec(found.after)?.[1];
      if (found.before !== 'record' || reason === undefined) continue;
      if (breaches.tells('breaking/filtered-more', reason)) continue;
      const problem = `there is no record any more${extentOf(found, drift)} (\`${reason}\`)`;
      const place = placeInTree(after, after.tree, [reason]);
      breaches.add(reason, 'breaking/filtered-more', { problem }, place);
    }
  },
};
