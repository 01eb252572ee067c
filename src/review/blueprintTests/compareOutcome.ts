import type { Outcome } from '../../compiler/Outcome.ts';
import { type Difference, differences } from './differences.ts';
import type { Expectation } from './Expectation.ts';

/** Where an outcome is not what a test expects. */
export function compareOutcome(expectation: Expectation, outcome: Outcome, exact: boolean): Difference[] {
  if (outcome.outcome === 'filtered') return only(expectation, { filtered: outcome.reason });
  if (outcome.outcome === 'dead') {
    const { code, message } = outcome.diagnostic;
    return expectation.dead === code ? [] : only(expectation, { dead: `${code}: ${message}` });
  }
  const { record } = outcome;
  if ('wire' in record) {
    if (expectation.item === undefined) return only(expectation, { operation: record.operation });
    const wire = JSON.parse(record.wire);
    const item = record.operation === 'delete' ? wire.DeleteRequest.Key : wire.PutRequest.Item;
    return [
      ...differences(expectation.item, item, { exact, attributes: true }, 'item'),
      ...differences(expectation.operation ?? record.operation, record.operation, plain, 'operation'),
    ];
  }
  if (expectation.record === undefined) return only(expectation, { record: record.partitionKey });
  const actual = {
    partition_key: record.partitionKey,
    explicit_hash_key: record.explicitHashKey,
    data: dataOf(record.data),
  };
  return differences(expectation.record, actual, { exact, attributes: false }, 'record');
}

const plain = { exact: true, attributes: false };

function only(expected: Expectation, actual: Record<string, unknown>): Difference[] {
  return differences(expected, actual, plain);
}

/** Data that is no JSON compares in base64. */
function dataOf(data: Uint8Array): unknown {
  const bytes = Buffer.from(data);
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return bytes.toString('base64');
    throw error;
  }
}
