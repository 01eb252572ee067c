import type { Change } from '../Change.ts';
import { Breaches } from './Breaches.ts';
import { breakingRules } from './breakingRules.ts';
import { planPairOf } from './PlanPair.ts';
import type { VersionPair } from './VersionPair.ts';

/** What two versions prove about one change, whatever events come. */
export function findStructuralBreaches(change: Change): Breaches {
  const breaches = new Breaches();
  if (!isVersionPair(change)) return breaches;
  for (const rule of breakingRules.version) rule.examine(change, breaches);
  const pair = planPairOf(change);
  if (pair !== undefined) for (const rule of breakingRules.plan) rule.examine(pair, breaches);
  return breaches;
}

function isVersionPair(change: Change): change is VersionPair {
  return change.before !== undefined;
}
