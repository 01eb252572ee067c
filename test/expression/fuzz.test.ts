import { describe, expect, it } from 'vitest';
import { runFuzzer } from './fuzz/runFuzzer.ts';
import { targets } from './targets.ts';

const seed = Number(process.env.PATCHBAY_SEED ?? 20261121);
const cases = process.env.PATCHBAY_LONG === '1' ? 1_000_000 : 10_000;

describe('an expression', () => {
  it('comes to what the jsonata package comes to, over random expressions and data', async () => {
    const { tally, differences } = await runFuzzer(seed, cases, 3);
    console.info(String(tally).split('\n').slice(-4).join('\n'));
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
