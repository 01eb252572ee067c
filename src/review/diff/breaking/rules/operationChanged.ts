import { mappingText } from '../../mappingText.ts';
import { placeInTree } from '../../placeInTree.ts';
import type { BreakingRule } from '../BreakingRule.ts';
import type { PlanPair } from '../PlanPair.ts';

/** What deletes instead of putting takes items away that nobody meant to lose. */
export const operationChanged: BreakingRule<PlanPair> = {
  code: 'breaking/operation-changed',
  examine({ routes, after }, breaches) {
    for (const route of routes) {
      if (!route.before || !route.after || !('attributes' in route.before && 'attributes' in route.after))
        continue;
      if (mappingText(route.before.operation) === mappingText(route.after.operation)) continue;
      const blanks = (extent: string) => ({ problem: `\`operation\` is another${extent}` });
      const place = placeInTree(after, route.tree, ['operation']);
      breaches.addFor(route, routes, '', 'breaking/operation-changed', blanks, place);
    }
  },
};
