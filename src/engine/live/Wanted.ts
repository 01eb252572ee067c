import type { Fate } from '../Tally.ts';

/** What an event can come to, as the API names it. */
export const outcomeKinds = ['delivered', 'filtered', 'dead'] as const;

export type OutcomeKind = (typeof outcomeKinds)[number];

/** What somebody wants to see of events; what is absent does not matter. */
export interface Wanted {
  readonly integration?: string | undefined;
  readonly eventId?: string | undefined;
  /** Only what has come to this is shown then, at its end. */
  readonly outcome?: OutcomeKind | undefined;
}

export function outcomeOf(fate: Fate): OutcomeKind {
  return fate === 'delivered' || fate === 'dead' ? fate : 'filtered';
}
