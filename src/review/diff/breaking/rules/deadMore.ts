import { placeInTree } from '../../placeInTree.ts';
import type { BreakingRule } from '../BreakingRule.ts';
import { extentOf } from '../extentOf.ts';
import type { ObservedPair } from '../PlanPair.ts';

/** Events that made a record, or were filtered, and are dead now. */
export const deadMore: BreakingRule<ObservedPair> = {
  code: 'breaking/dead-more',
  examine({ after, drift }, breaches) {
    for (const found of drift.outcomes) {
      const code = /^dead \((.*)\)$/.exec(found.after)?.[1];
      if (code === undefined || found.before.startsWith('dead')) continue;
      // A reason begins with the attribute that was being written.
      const path = found.examples[0]?.after?.split(': ')[0]?.split('.') ?? [];
      const blanks = { extent: extentOf(found, drift), code };
      breaches.add(code, 'breaking/dead-more', blanks, placeInTree(after, after.tree, path));
    }
  },
};
