import type { ItemRules, RecordRules } from '../../../../blueprint/Plan.ts';
import { placeInTree } from '../../placeInTree.ts';
import type { BreakingRule } from '../BreakingRule.ts';
import type { PlanPair } from '../PlanPair.ts';

/** Events that made a record no longer do, and nobody is told. */
export const filteredMore: BreakingRule<PlanPair> = {
  code: 'breaking/filtered-more',
  examine({ routes, after }, breaches) {
    for (const route of routes) {
      const { event, before: was, after: is, tree } = route;
      if (was === undefined) continue;
      if (is === undefined) {
        const problem =
          event === undefined ? 'events without an entry are dropped' : `\`${event}\` events are dropped`;
        const path = event === undefined ? ['defaults', 'action'] : ['events', event, 'action'];
        const place = placeInTree(after, after.tree, path);
        breaches.add(`action ${event}`, 'breaking/filtered-more', { problem }, place);
        continue;
      }
      for (const [part, what] of gatesAdded(was, is)) {
        const blanks = (extent: string) => ({ problem: `${what}${extent}` });
        const place = placeInTree(after, tree, [part]);
        breaches.addFor(route, routes, part, 'breaking/filtered-more', blanks, place);
      }
    }
  },
};

type Rules = ItemRules | RecordRules;

/** What events have to pass now, and had not to. */
function* gatesAdded(was: Rules, is: Rules): Generator<[part: string, what: string]> {
  if (was.when === undefined && is.when !== undefined)
    yield ['when', 'there is a `when` where there was none'];
  const asked = is.consent.filter((category) => !was.consent.includes(category));
  if (asked.length > 0) {
    yield ['consent', `consent to ${asked.map((name) => `\`${name}\``).join(', ')} is asked for`];
  }
  if (conditionOf(was) === undefined && conditionOf(is) !== undefined) {
    yield ['condition', 'there is a `condition` where there was none'];
  }
}

function conditionOf(rules: Rules): unknown {
  return 'attributes' in rules ? rules.condition : undefined;
}
