import type { ItemKey } from '../../../../blueprint/Plan.ts';
import { sourceText } from '../../mappingText.ts';
import { placeInTree } from '../../placeInTree.ts';
import type { BreakingRule } from '../BreakingRule.ts';
import type { PlanPair } from '../PlanPair.ts';

/** Another key is another item: what was written before is neither replaced nor found. */
export const keyChanged: BreakingRule<PlanPair> = {
  code: 'breaking/key-changed',
  examine({ before, after, routes }, breaches) {
    if (before.plan.destination !== 'dynamodb' || after.plan.destination !== 'dynamodb') return;
    const [was, is] = [before.plan.key, after.plan.key];
    if (was.partition !== is.partition || was.sort !== is.sort) {
      const problem = `was ${keyText(was)}, is now ${keyText(is)}`;
      breaches.add('key', 'breaking/key-changed', { problem }, placeInTree(after, after.tree, ['key']));
    }
    for (const name of [is.partition, is.sort]) {
      if (name === undefined || (name !== was.partition && name !== was.sort)) continue;
      for (const route of routes) {
        if (!route.before || !route.after || !('attributes' in route.before && 'attributes' in route.after))
          continue;
        const [made, makes] = [route.before, route.after].map((rules) =>
          sourceText(rules.attributes.get(name)),
        );
        if (made === makes) continue;
        const blanks = (extent: string) => ({
          problem: `is made differently: the mapping of \`${name}\` is another${extent}`,
        });
        const place = placeInTree(after, route.tree, ['item', name]);
        breaches.addFor(route, routes, name, 'breaking/key-changed', blanks, place);
      }
    }
  },
};

function keyText({ partition, sort }: ItemKey): string {
  return sort === undefined ? `\`${partition}\`` : `\`${partition}\` and \`${sort}\``;
}
