import type { Drift, Tally } from '../Drift.ts';

/** How many events show something, as the end of a sentence. */
export function extentOf({ count }: Pick<Tally, 'count'>, { events }: Pick<Drift, 'events'>): string {
  return ` for ${count} of ${events} events`;
}
