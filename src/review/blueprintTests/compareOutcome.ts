import type { Outcome } from '../../compiler/Outcome.ts';
import { type Difference, differences } from './differences.ts';
import type { Expectation } from './Expectation.ts';
import { expectationOf } from './expectationOf.ts';

/** Where an outcome is not what a test expects. */
export function compareOutcome(expectation: Expectation, outcome: Outcome, exact: boolean): Difference[] {
  const actual = expectationOf(outcome);
  if (expectation.item !== undefined && actual.item !== undefined) {
    const [expected, done] = [expectation.operation ?? actual.operation ?? 'put', actual.operation ?? 'put'];
    return [
      ...differences(expectation.item, actual.item, { exact, attributes: true }, 'item'),
      ...differences(expected, done, plain, 'operation'),
    ];
  }
  if (expectation.record !== undefined && actual.record !== undefined) {
    return differences(expectation.record, actual.record, { exact, attributes: false }, 'record');
  }
  if (outcome.outcome === 'dead' && expectation.dead !== actual.dead) {
    const { code, message } = outcome.diagnostic;
    return differences(expectation, { dead: `${code}: ${message}` }, plain);
  }
  return differences(expectation, actual, plain);
}

const plain = { exact: true, attributes: false };
