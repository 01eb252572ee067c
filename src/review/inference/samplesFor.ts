import type { PathStep } from '../../blueprint/Path.ts';
import { type RouteKey, routeSamples } from './routeSamples.ts';
import { type SampleValues, type SampleWishes, sampleValues } from './SampleValues.ts';

/** Values for all that decides about the events of a route: its type and name, and what is read of it. */
export function samplesFor(
  route: RouteKey,
  paths: Iterable<readonly PathStep[]>,
  wishes: SampleWishes,
): SampleValues[] {
  const samples = new Map<string, SampleValues>();
  for (const sample of routeSamples(route, wishes.literals))
    samples.set(JSON.stringify(sample.steps), sample);
  for (const steps of paths) {
    const name = JSON.stringify(steps);
    const isStamped = wishes.stamps !== true && (steps[0] === 'sent_at' || steps[0] === 'integration_id');
    const sample = samples.has(name) || isStamped ? undefined : sampleValues(steps, wishes);
    if (sample !== undefined) samples.set(name, sample);
  }
  return [...samples.values()];
}
