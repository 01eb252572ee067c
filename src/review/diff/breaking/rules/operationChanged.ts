import { mappingText } from '../../mappingText.ts';
import { placeInTree } from '../../placeInTree.ts';
import type { BreakingRule } from '../BreakingRule.ts';
import { type PlanPair, whose } from '../PlanPair.ts';

/** What deletes instead of putting takes items away that nobody meant to lose. */
export const operationChanged: BreakingRule<PlanPair> = {
  code: 'breaking/operation-changed',
  examine({ routes, after }, breaches) {
    for (const route of routes) {
      if (!route.before || !route.after || !('attributes' in route.before && 'attributes' in route.after))
        continue;
      if (mappingText(route.before.operation) === mappingText(route.after.operation)) continue;
      const problem = `\`operation\` is another${whose(route)}`;
      breaches.add(
        '',
        'breaking/operation-changed',
        { problem },
        placeInTree(after, route.tree, ['operation']),
      );
    }
  },
};
