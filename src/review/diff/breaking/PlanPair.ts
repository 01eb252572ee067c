import type { Change } from '../Change.ts';
import type { Drift } from '../Drift.ts';
import { type RoutePair, routePairs } from '../routePairs.ts';
import { isSound, type SoundVersion } from '../Version.ts';

/** Two versions of a blueprint that both compile, for one destination. */
export interface PlanPair {
  readonly before: SoundVersion;
  readonly after: SoundVersion;
  readonly routes: readonly RoutePair[];
}

/** The same, after they ran. */
export interface ObservedPair extends PlanPair {
  readonly drift: Drift;
}

/** Two versions that can be run side by side; undefined when one does not compile, or they go to two kinds of places. */
export function planPairOf({ before, after }: Pick<Change, 'before' | 'after'>): PlanPair | undefined {
  if (!isSound(before) || !isSound(after)) return undefined;
  if (before.plan.destination !== after.plan.destination) return undefined;
  return { before, after, routes: routePairs(before, after) };
}
