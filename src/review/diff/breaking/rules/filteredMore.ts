import { placeInTree } from '../../placeInTree.ts';
import type { RoutePair } from '../../routePairs.ts';
import type { SoundVersion } from '../../Version.ts';
import type { Breaches } from '../Breaches.ts';
import type { BreakingRule } from '../BreakingRule.ts';
import { type PlanPair, whose } from '../PlanPair.ts';

/** Events that made a record no longer do, and nobody is told. */
export const filteredMore: BreakingRule<PlanPair> = {
  code: 'breaking/filtered-more',
  examine({ routes, after }, breaches) {
    for (const route of routes) {
      if (route.before === undefined) continue;
      if (route.after === undefined) reportDropped(route, after, breaches);
      else reportGates(route, after, breaches);
    }
  },
};

function reportDropped({ event }: RoutePair, version: SoundVersion, breaches: Breaches): void {
  const problem = event === undefined ? 'events without an entry' : `\`${event}\` events`;
  const path = event === undefined ? ['defaults', 'action'] : ['events', event, 'action'];
  breaches.add(
    `drop ${event}`,
    'breaking/filtered-more',
    { problem: `${problem} are dropped` },
    placeInTree(version, version.tree, path),
  );
}

function reportGates(route: RoutePair, version: SoundVersion, breaches: Breaches): void {
  const { before, after, tree } = route;
  if (before === undefined || after === undefined) return;
  const add = (part: string, problem: string) => {
    const place = placeInTree(version, tree, [part]);
    breaches.add(part, 'breaking/filtered-more', { problem: `${problem}${whose(route)}` }, place);
  };
  if (before.when === undefined && after.when !== undefined)
    add('when', 'there is a `when` where there was none');
  const asked = after.consent.filter((category) => !before.consent.includes(category));
  if (asked.length > 0)
    add('consent', `consent to ${asked.map((name) => `\`${name}\``).join(', ')} is asked for`);
  if ('attributes' in before && 'attributes' in after && before.condition === undefined && after.condition) {
    add('condition', 'there is a `condition` where there was none');
  }
}
