import type { Assigned } from './buildEvent.ts';
import type { SampleValues } from './SampleValues.ts';

/** Every choice of one value a path: those that leave the first value at most paths come first. */
export function* assignments(samples: readonly SampleValues[]): Generator<Assigned[]> {
  const plain = samples.map(({ steps, values }) => ({ steps, value: values[0] }));
  for (let count = 0; count <= samples.length; count++) yield* withChanges(samples, plain, 0, count);
}

function* withChanges(
  samples: readonly SampleValues[],
  plain: readonly Assigned[],
  from: number,
  count: number,
): Generator<Assigned[]> {
  if (count === 0) {
    yield [...plain];
    return;
  }
  for (let index = from; index <= samples.length - count; index++) {
    const { steps, values } = samples[index] as SampleValues;
    for (const value of values.slice(1)) {
      const changed = plain.with(index, { steps, value });
      yield* withChanges(samples, changed, index + 1, count - 1);
    }
  }
}

/** How many choices there are. */
export function countAssignments(samples: readonly SampleValues[]): number {
  return samples.reduce((product, { values }) => product * values.length, 1);
}
