import { placeInTree } from '../../placeInTree.ts';
import type { BreakingRule } from '../BreakingRule.ts';
import type { PlanPair } from '../PlanPair.ts';

/** Consumers that read the bytes of before cannot read these. */
export const encodingChanged: BreakingRule<PlanPair> = {
  code: 'breaking/encoding-changed',
  examine({ routes, after: version }, breaches) {
    for (const route of routes) {
      if (!route.before || !route.after || !('data' in route.before && 'data' in route.after)) continue;
      for (const part of ['compression', 'aggregation'] as const) {
        const [before, after] = [route.before[part], route.after[part]];
        if (before === after) continue;
        const blanks = (extent: string) => ({ part, before, after, extent });
        const place = placeInTree(version, route.tree, ['record', part]);
        breaches.addFor(route, routes, part, 'breaking/encoding-changed', blanks, place);
      }
    }
  },
};
