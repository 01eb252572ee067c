import { attributesOf, pathText } from '../../attributesOf.ts';
import { knownType } from '../../knownType.ts';
import { placeInTree } from '../../placeInTree.ts';
import type { BreakingRule } from '../BreakingRule.ts';
import type { PlanPair } from '../PlanPair.ts';

/** Readers expect one type; in a table both stand side by side from now on. */
export const typeChanged: BreakingRule<PlanPair> = {
  code: 'breaking/type-changed',
  examine({ routes, after }, breaches) {
    const { destination } = after.plan;
    for (const route of routes) {
      if (route.before === undefined || route.after === undefined) continue;
      const is = attributesOf(route.after);
      for (const [name, { path, mapping }] of attributesOf(route.before)) {
        const now = is.get(name);
        const [was, becomes] = [mapping, now?.mapping].map((each) => each && knownType(each, destination));
        if (was === undefined || becomes === undefined || was === becomes) continue;
        const attribute = pathText(path);
        const blanks = (extent: string) => ({ attribute, before: was, after: becomes, extent });
        const place = placeInTree(after, route.tree, path);
        breaches.addFor(route, routes, attribute, 'breaking/type-changed', blanks, place);
      }
    }
  },
};
