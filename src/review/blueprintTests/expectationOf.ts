import type { Outcome } from '../../compiler/Outcome.ts';
import type { Expectation } from './Expectation.ts';

/** What a test would have to say to expect exactly this outcome. */
export function expectationOf(outcome: Outcome): Expectation {
  if (outcome.outcome === 'filtered') return { filtered: outcome.reason };
  if (outcome.outcome === 'dead') return { dead: outcome.diagnostic.code };
  const { record } = outcome;
  if ('wire' in record) {
    const wire = JSON.parse(record.wire);
    if (record.operation === 'delete') return { item: wire.DeleteRequest.Key, operation: 'delete' };
    return { item: wire.PutRequest.Item };
  }
  const { partitionKey, explicitHashKey, data } = record;
  return {
    record: {
      partition_key: partitionKey,
      ...(explicitHashKey === undefined ? {} : { explicit_hash_key: explicitHashKey }),
      data: dataOf(data),
    },
  };
}

/** Data that is no JSON is expected in base64. */
function dataOf(data: Uint8Array): unknown {
  const bytes = Buffer.from(data);
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return bytes.toString('base64');
    throw error;
  }
}
