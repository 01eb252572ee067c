import type { EncodedRecord } from './Encoded.ts';
import type { AttributeValue } from './Outcome.ts';
import { printOutcome } from './printOutcome.ts';

/**
 * A record that stands encoded in a body, as `printOutcome` prints it: the very bytes that are sent.
 *
 * @param keyNames DynamoDB: the names of the key attributes, by which they are found in an item.
 */
export function printEncoded(encoded: EncodedRecord, keyNames: readonly string[]): string {
  const { body, start, end, key, operation, condition, explicitHashKey } = encoded;
  if (operation === undefined) {
    const data = body.buffer.subarray(start, end);
    const hashKey = explicitHashKey === undefined ? {} : { explicitHashKey };
    return printOutcome({ outcome: 'record', record: { partitionKey: key, data, ...hashKey } });
  }
  const wire = body.buffer.toString('utf8', start, end);
  const record = {
    operation,
    key: keyOf(wire, keyNames),
    wire,
    ...(condition === undefined ? {} : { condition }),
  };
  return printOutcome({ outcome: 'record', record });
}

function keyOf(wire: string, keyNames: readonly string[]): Record<string, AttributeValue> {
  const { PutRequest: put, DeleteRequest: remove } = JSON.parse(wire);
  const attributes: Record<string, AttributeValue> = put?.Item ?? remove?.Key ?? {};
  const key: Record<string, AttributeValue> = Object.create(null);
  for (const name of keyNames) {
    const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    if (value !== undefined) key[name] = value;
  }
  return key;
}
