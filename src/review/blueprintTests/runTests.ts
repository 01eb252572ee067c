import type { ObjectLane } from '../../compiler/compileLane.ts';
import type { Outcome } from '../../compiler/Outcome.ts';
import { compareOutcome } from './compareOutcome.ts';
import type { Difference } from './differences.ts';
import type { TestCase, TestFile } from './readTestFile.ts';

export interface TestResult {
  readonly test: TestCase;
  readonly outcome: Outcome;
  /** Empty when the test passed. */
  readonly differences: readonly Difference[];
}

/** Runs tests over a compiled blueprint, in their order. */
export async function runTests({ now, cases }: TestFile, lane: ObjectLane): Promise<TestResult[]> {
  const results: TestResult[] = [];
  for (const test of cases) {
    const outcome = await lane.transform(test.event, now);
    results.push({ test, outcome, differences: compareOutcome(test.expect, outcome, test.exact) });
  }
  return results;
}
