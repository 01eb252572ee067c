import { expect, it } from 'vitest';
import { runSoak } from './runSoak.ts';
import { soakTable } from './soakTable.ts';

/** Faults for twelve seconds make a run of half a minute; the long mode has five minutes of them. */
const seconds = process.env.PATCHBAY_LONG === '1' ? 300 : 12;
const seed = Number(process.env.PATCHBAY_SEED ?? 20261121);

it(`loses nothing in ${seconds} s of every fault, killed at random moments (seed ${seed})`, async () => {
  const report = await runSoak({ seed, seconds, tell: () => {} });
  console.log(soakTable(report.fired));
  expect(report.breaches).toEqual([]);
  expect(Math.min(...report.fired.values())).toBeGreaterThan(0);
  expect(report.fired.size).toBeGreaterThan(70);
  expect(report.kills).toBeGreaterThanOrEqual(2);
  expect(report.posted).toBeGreaterThan(1000);
}, 600_000);
