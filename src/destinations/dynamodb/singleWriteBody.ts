import type { EncodedRecord } from '../../compiler/Encoded.ts';
import { bytesOf } from '../bytesOf.ts';

/** How a member of a BatchWriteItem begins and ends around the item or the key. */
const members = {
  PutItem: { head: '{"PutRequest":', tail: '}', subject: '{"Item":' },
  DeleteItem: { head: '{"DeleteRequest":', tail: '}', subject: '{"Key":' },
} as const;

export interface SingleWrite {
  readonly operation: keyof typeof members;
  readonly body: Buffer;
}

/** The request that writes one record by itself, with its condition if it has one. */
export function singleWriteBody(table: string, record: EncodedRecord): SingleWrite {
  const operation = record.operation === 'delete' ? 'DeleteItem' : 'PutItem';
  const { head, tail } = members[operation];
  // What is left of the member is `{"Item":{…}}` or `{"Key":{…}}`: the request, but for the closing brace.
  const subject = bytesOf(record).subarray(head.length, -tail.length - 1);
  return { operation, body: Buffer.concat([subject, Buffer.from(`,${restOf(table, record)}}`)]) };
}

function restOf(table: string, { condition }: EncodedRecord): string {
  const rest = [`"TableName":${JSON.stringify(table)}`, '"ReturnConsumedCapacity":"TOTAL"'];
  if (condition === undefined) return rest.join();
  const { expression, names, values } = condition;
  rest.push(`"ConditionExpression":${JSON.stringify(expression)}`);
  // DynamoDB refuses empty maps here.
  if (names !== undefined && Object.keys(names).length > 0) {
    rest.push(`"ExpressionAttributeNames":${JSON.stringify(names)}`);
  }
  if (values !== undefined && values !== '{}') rest.push(`"ExpressionAttributeValues":${values}`);
  return rest.join();
}
