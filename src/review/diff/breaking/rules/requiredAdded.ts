import { attributesOf, pathText } from '../../attributesOf.ts';
import { placeInTree } from '../../placeInTree.ts';
import type { SoundVersion } from '../../Version.ts';
import type { BreakingRule } from '../BreakingRule.ts';
import type { PlanPair } from '../PlanPair.ts';

/** Events without the value are dead from now on. A literal or a default is never missing. */
export const requiredAdded: BreakingRule<PlanPair> = {
  code: 'breaking/required-added',
  examine({ routes, after }, breaches) {
    for (const route of routes) {
      if (route.before === undefined || route.after === undefined) continue;
      const was = attributesOf(route.before);
      for (const [name, { path, mapping }] of attributesOf(route.after)) {
        const { required, source, default: fallback, when } = mapping;
        if (!required || was.get(name)?.mapping.required || isAlwaysRequired(path, after)) continue;
        if (when === undefined && (fallback !== undefined || source.kind === 'value')) continue;
        const attribute = pathText(path);
        const blanks = (extent: string) => ({ attribute, extent });
        const place = placeInTree(after, route.tree, [...path, 'required']);
        breaches.addFor(route, routes, attribute, 'breaking/required-added', blanks, place);
      }
    }
  },
};

/** Keys and a record's data have to be there, whatever the file says. */
function isAlwaysRequired([, name = '', ...below]: readonly string[], { plan }: SoundVersion): boolean {
  if (below.length > 0) return false;
  return plan.destination === 'kinesis' || name === plan.key.partition || name === plan.key.sort;
}
