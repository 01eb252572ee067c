import { pathText } from '../../attributesOf.ts';
import { placeInTree } from '../../placeInTree.ts';
import type { BreakingRule } from '../BreakingRule.ts';
import type { ObservedPair } from '../PlanPair.ts';

/** Events that made a record, or were filtered, and are dead now. */
export const deadMore: BreakingRule<ObservedPair> = {
  code: 'breaking/dead-more',
  examine({ after, drift }, breaches) {
    for (const found of drift.outcomes) {
      const code = /^dead \((.*)\)$/.exec(found.after)?.[1];
      if (code === undefined || found.before.startsWith('dead')) continue;
      // That it is required now has been said, and by whom.
      const attribute = pathText(found.path);
      if (code === 'transform/required-missing' && breaches.tells('breaking/required-added', attribute))
        continue;
      const blanks = { count: found.count, events: drift.events, code };
      breaches.add(code, 'breaking/dead-more', blanks, placeInTree(after, after.tree, found.path));
    }
  },
};
