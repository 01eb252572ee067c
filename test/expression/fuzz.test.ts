import { describe, expect, it } from 'vitest';
import { runGuarded } from './fuzz/guarded/runGuarded.ts';
import { targets } from './targets.ts';

const seed = Number(process.env.PATCHBAY_SEED ?? 20261121);
const cases = process.env.PATCHBAY_LONG === '1' ? 1_000_000 : 10_000;

describe('an expression', () => {
  it('comes to what the jsonata package comes to, over random expressions and data', async () => {
    const differences: string[] = [];
    const { tally } = await runGuarded({
      seed,
      cases,
      from: 0,
      skip: [],
      atMost: 3,
      shrinks: true,
      onProgress: () => undefined,
      onDifference: (told) => differences.push(told),
    });
    console.info(String(tally).split('\n').slice(-5).join('\n'));
    expect(differences).toEqual([]);
    // What follows keeps the run above from showing little.
    expect(tally.cases).toBeGreaterThanOrEqual(cases);
    expect(tally.values / tally.cases).toBeGreaterThan(0.5);
    expect(tally.compiled / tally.cases).toBeGreaterThan(targets.fuzzedCompiled);
    expect(tally.unused()).toEqual([]);
    expect(tally.nodes.size).toBeGreaterThan(45);
    expect(tally.codes.size).toBeGreaterThan(40);
  }, 3_600_000);
});
