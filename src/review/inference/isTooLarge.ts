import type { PathStep } from '../../blueprint/Path.ts';
import type { ObjectLane } from '../../compiler/compileLane.ts';
import type { Outcome } from '../../compiler/Outcome.ts';
import { assignments } from './assignments.ts';
import { type Assigned, buildEvent } from './buildEvent.ts';
import { Patience } from './Patience.ts';
import type { SampleValues } from './SampleValues.ts';

/** So many events are tried to find one that is not filtered. */
const mostEvents = 300;

/** What small event of a route makes a record; undefined when none was found. */
export function findPassing(
  lane: ObjectLane,
  samples: readonly SampleValues[],
  fixed: readonly Assigned[],
): readonly Assigned[] | undefined {
  const patience = new Patience(mostEvents);
  for (const assigned of assignments(samples)) {
    if (!patience.tries()) break;
    const all = [...assigned, ...fixed];
    if (endOf(lane, all)?.outcome === 'record') return all;
  }
  return undefined;
}

/** Whether an event is too large for its record when so much text is put below a path. */
export function isTooLarge(
  lane: ObjectLane,
  assigned: readonly Assigned[],
  path: readonly PathStep[],
  bytes: number,
): boolean {
  const used = JSON.stringify(buildEvent(assigned)).length;
  const text = 'x'.repeat(Math.max(0, bytes - used - 200));
  const filled = [
    // What stands below the path may be what a condition asks for.
    ...assigned.filter(({ steps }) => steps.length !== path.length || !isPrefix(path, steps)),
    { steps: [...path, 'filler'], value: text },
  ];
  const outcome = endOf(lane, filled);
  return (
    outcome?.outcome === 'dead' && /^transform\/(?:item|record)-too-large$/.test(outcome.diagnostic.code)
  );
}

export function endOf(lane: ObjectLane, assigned: readonly Assigned[]): Outcome | undefined {
  const outcome = lane.transform(buildEvent(assigned), 0);
  return outcome instanceof Promise ? undefined : outcome;
}

export function isPrefix(short: readonly PathStep[], long: readonly PathStep[]): boolean {
  return short.length <= long.length && short.every((step, index) => step === long[index]);
}
