import { pathText } from '../../attributesOf.ts';
import { placeInTree } from '../../placeInTree.ts';
import type { BreakingRule } from '../BreakingRule.ts';
import { extentOf } from '../extentOf.ts';
import type { ObservedPair } from '../PlanPair.ts';

/** An attribute whose type no declaration tells, and that comes out as another. */
export const typeSeen: BreakingRule<ObservedPair> = {
  code: 'breaking/type-changed',
  examine({ after, drift }, breaches) {
    for (const found of drift.attributes) {
      if (found.change !== 'type') continue;
      const attribute = pathText(found.path);
      const [before = '', now = ''] = found.types;
      const blanks = { attribute, before, after: now, extent: extentOf(found, drift) };
      breaches.add(attribute, 'breaking/type-changed', blanks, placeInTree(after, after.tree, found.path));
    }
  },
};
