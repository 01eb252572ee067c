import { afterAll, describe, expect, it } from 'vitest';
import { type Played, playSuiteCase } from './suite/playSuiteCase.ts';
import { readSuite, suiteFolder } from './suite/readSuite.ts';
import { targets } from './targets.ts';

const suite = readSuite();

if (suite === undefined) console.warn(`SKIPPED: the JSONata suite is not at ${suiteFolder}`);

describe.skipIf(suite === undefined)('the official JSONata suite', () => {
  const played: Played[] = [];
  const count = (mode: Played['mode']) => played.filter((one) => one.mode === mode).length;

  it('is there in full', () => expect(suite).toHaveLength(799));

  it.each(suite ?? [])('$id', async (suiteCase) => {
    const one = await playSuiteCase(suiteCase);
    played.push(one);
    expect(one.failure).toBeUndefined();
  });

  it('passes as far as it was said to', () => {
    expect(played.filter(({ failure }) => failure === undefined).length).toBeGreaterThanOrEqual(
      targets.suitePassed,
    );
  });

  it('runs compiled as far as it was said to', () => {
    expect(count('compiled')).toBeGreaterThanOrEqual(targets.suiteCompiled);
  });

  afterAll(() => {
    const passed = played.filter(({ failure }) => failure === undefined).length;
    console.info(
      `the suite: ${passed} of ${played.length} pass; ${count('compiled')} compiled, ${count('interpreted')} interpreted, ${count('refused')} refused at compile time, as they should be`,
    );
  });
});
