/** One way of doing the work: it does it once for all inputs. */
export interface Candidate {
  readonly name: string;
  run(): void;
}

export interface Comparison {
  readonly name: string;
  /** Microseconds of process CPU time for one input, median of the rounds. */
  readonly micros: number;
  /** How many times as fast as the baseline, median of the rounds' ratios. */
  readonly ratio: number;
}

/**
 * Times candidates against the first of them: process CPU time, candidates interleaved within each round so that
 * a drifting machine hurts all alike, ratios taken inside a round, medians over the rounds. No collection of
 * garbage is forced: that would drop hidden classes and slander object code.
 */
export function compare(
  candidates: readonly Candidate[],
  inputs: number,
  rounds = 11,
  repeats = 20,
): Comparison[] {
  for (const { run } of candidates) for (let warm = 0; warm < repeats; warm++) run();
  const times = candidates.map(() => [] as number[]);
  for (let round = 0; round < rounds; round++) {
    for (const [index, { run }] of candidates.entries()) {
      const before = process.cpuUsage();
      for (let repeat = 0; repeat < repeats; repeat++) run();
      const { user, system } = process.cpuUsage(before);
      times[index]?.push((user + system) / repeats / inputs);
    }
  }
  const baseline = times[0] ?? [];
  return candidates.map(({ name }, index) => {
    const own = times[index] ?? [];
    return {
      name,
      micros: median(own),
      ratio: median(own.map((time, round) => (baseline[round] ?? 0) / time)),
    };
  });
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}
