import type { Plan } from '../../blueprint/Plan.ts';
import type { Encoded, EncodedRecord } from '../../compiler/Encoded.ts';
import type { ItemRecord, Outcome, StreamRecord } from '../../compiler/Outcome.ts';

/** What stands encoded in a body as an outcome of its own, which what happens to the body does not change. */
export function outcomeOf(encoded: Encoded, plan: Plan): Outcome {
  if (encoded.outcome !== 'record') return encoded;
  return { outcome: 'record', record: recordOf(encoded, plan) };
}

function recordOf(encoded: EncodedRecord, plan: Plan): ItemRecord | StreamRecord {
  const { body, start, end, key, operation = 'put', condition, explicitHashKey } = encoded;
  if (plan.destination === 'kinesis') {
    const data = Buffer.from(body.buffer.subarray(start, end));
    return { partitionKey: key, data, ...(explicitHashKey === undefined ? {} : { explicitHashKey }) };
  }
  const wire = body.buffer.toString('utf8', start, end);
  const { PutRequest: put, DeleteRequest: gone } = JSON.parse(wire);
  const written: ItemRecord['key'] = put?.Item ?? gone?.Key;
  const names = [plan.key.partition, ...(plan.key.sort === undefined ? [] : [plan.key.sort])];
  const attributes = Object.create(null);
  for (const name of names) attributes[name] = written[name];
  return { operation, key: attributes, wire, ...(condition === undefined ? {} : { condition }) };
}
