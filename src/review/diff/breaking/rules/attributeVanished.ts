import { pathText } from '../../attributesOf.ts';
import { placeInTree } from '../../placeInTree.ts';
import type { BreakingRule } from '../BreakingRule.ts';
import { extentOf } from '../extentOf.ts';
import type { ObservedPair } from '../PlanPair.ts';

/** An attribute that is still mapped, and missing where it was there. */
export const attributeVanished: BreakingRule<ObservedPair> = {
  code: 'breaking/attribute-removed',
  examine({ after, drift }, breaches) {
    for (const found of drift.attributes) {
      const [root] = found.path;
      if (found.change !== 'removed' || (root !== 'item' && root !== 'record')) continue;
      const attribute = pathText(found.path);
      const blanks = { attribute, extent: extentOf(found, drift) };
      breaches.add(
        attribute,
        'breaking/attribute-removed',
        blanks,
        placeInTree(after, after.tree, found.path),
      );
    }
  },
};
