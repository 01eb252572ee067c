import { placeInTree } from '../../placeInTree.ts';
import { isSound } from '../../Version.ts';
import type { BreakingRule } from '../BreakingRule.ts';
import type { VersionPair } from '../VersionPair.ts';

export const destinationChanged: BreakingRule<VersionPair> = {
  code: 'breaking/destination-changed',
  examine({ before, after }, breaches) {
    if (!isSound(before) || !isSound(after)) return;
    const [was, is] = [before.plan.destination, after.plan.destination];
    if (was === is) return;
    const place = placeInTree(after, after.tree, [is === 'dynamodb' ? 'item' : 'record']);
    breaches.add('', 'breaking/destination-changed', { before: was, after: is }, place);
  },
};
