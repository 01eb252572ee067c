import type { Comparison } from './compare.ts';
import { median } from './compare.ts';
import type { NullAws } from './startNullAws.ts';

/** One way of sending: it sends all inputs once, so many requests at a time as all the others do. */
export interface Sender {
  readonly name: string;
  run(): Promise<void>;
}

export interface SendingOptions {
  readonly aws: NullAws;
  /** Inputs of one run. */
  readonly inputs: number;
  readonly rounds: number;
  readonly repeats: number;
}

/**
 * Times senders against the first of them as `compare` does, in CPU time of this process alone. Before, each has to
 * send the same records as the first, and in every round the peer has to get as many as were sent.
 */
export async function compareSending(
  senders: readonly Sender[],
  { aws, inputs, rounds, repeats }: SendingOptions,
): Promise<Comparison[]> {
  await verify(senders, aws, inputs);
  for (const { run } of senders) for (let warm = 0; warm < repeats; warm++) await run();
  await aws.tally();
  const times = senders.map(() => [] as number[]);
  for (let round = 0; round < rounds; round++) {
    for (const [index, { name, run }] of senders.entries()) {
      const before = process.cpuUsage();
      for (let repeat = 0; repeat < repeats; repeat++) await run();
      const { user, system } = process.cpuUsage(before);
      const { records } = await aws.tally();
      if (records !== repeats * inputs) throw new Error(`${name}: ${records} records came`);
      times[index]?.push((user + system) / repeats / inputs);
    }
  }
  const baseline = times[0] ?? [];
  return senders.map(({ name }, index) => {
    const own = times[index] ?? [];
    const ratios = own.map((time, round) => (baseline[round] ?? Number.NaN) / time);
    return { name, micros: median(own), ratio: median(ratios) };
  });
}

async function verify(senders: readonly Sender[], aws: NullAws, inputs: number): Promise<void> {
  aws.look(true);
  let expected: string | undefined;
  for (const { name, run } of senders) {
    await run();
    const { records, fingerprint } = await aws.tally();
    expected ??= fingerprint;
    if (records !== inputs || fingerprint !== expected) throw new Error(`${name} sends other records`);
  }
  aws.look(false);
}

/** Runs tasks, so many at a time. */
export async function inFlight(tasks: readonly (() => Promise<unknown>)[], most: number): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < tasks.length) await tasks[next++]?.();
  };
  await Promise.all(Array.from({ length: most }, lane));
}
