import {
  CreateTableCommand,
  DynamoDBClient,
  type ScalarAttributeType,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import type { EncodedRecord } from '../../src/compiler/Encoded.ts';
import type { EncodedCondition } from '../../src/compiler/EncodedCondition.ts';
import type { Peer } from '../peers/Peer.ts';
import type { Bench } from './Bench.ts';
import { encode } from './encode.ts';

export function dynamoDbBench(peer: () => Peer): Bench {
  return {
    kind: 'dynamodb',
    target: 'table_name',
    peer,
    fullRequest: 25,
    create: (table) => createTable(peer(), table),
    async read(table) {
      return (await scan(peer(), table)).map(({ id }) => String(id?.S));
    },
    record: (id) => put({ id: { S: id }, seen: { N: '1' } }),
    poison: (id) => put({ id: { S: id }, broken: { N: 'not a number' } }),
    poisonWords: /^ValidationException: .*(numeric value|into a number)/,
    malformedReplies: [
      '{"UnprocessedItems":null}',
      '{"UnprocessedItems":[{}]}',
      '{"UnprocessedItems":{"another-table":[]}}',
      '{"UnprocessedItems":{"another-table":[{"PutRequest":{"Item":{"id":{"S":"one"}}}}]}}',
    ],
  };
}

type Item = Record<string, object>;

/** A put as a lane would encode it. */
export function put(item: Item, condition?: EncodedCondition): EncodedRecord {
  return encode(JSON.stringify({ PutRequest: { Item: item } }), {
    key: JSON.stringify(item.id),
    operation: 'put',
    ...(condition === undefined ? {} : { condition }),
  });
}

/** A delete as a lane would encode it. */
export function del(key: Item, condition?: EncodedCondition): EncodedRecord {
  return encode(JSON.stringify({ DeleteRequest: { Key: key } }), {
    key: JSON.stringify(key.id),
    operation: 'delete',
    ...(condition === undefined ? {} : { condition }),
  });
}

export async function createTable(peer: Peer, table: string, type: ScalarAttributeType = 'S'): Promise<void> {
  const client = clientOf(peer);
  await client.send(
    new CreateTableCommand({
      TableName: table,
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: type }],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );
  await waitUntilTableExists(
    { client, maxWaitTime: 10, minDelay: 0.02, maxDelay: 0.1 },
    { TableName: table },
  );
  client.destroy();
}

type ItemOnWire = Record<string, Record<string, unknown>>;

/** All items as the peer has them, read without the SDK, which would lose some names and revive binaries. */
export async function scan({ endpoint }: Peer, table: string): Promise<ItemOnWire[]> {
  const credential = 'AKIDPATCHBAYTEST1234/20260101/eu-west-1/dynamodb/aws4_request';
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'DynamoDB_20120810.Scan',
      'x-amz-date': '20260101T000000Z',
      authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=none`,
    },
    body: JSON.stringify({ TableName: table, ConsistentRead: true }),
  });
  const reply: { Items: ItemOnWire[] } = JSON.parse(await response.text());
  return reply.Items;
}

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

function clientOf({ endpoint }: Peer): DynamoDBClient {
  // DynamoDB Local keeps the tables of each access key and region apart.
  const credentials = { accessKeyId: 'AKIDPATCHBAYTEST1234', secretAccessKey: 'test' };
  return new DynamoDBClient({ endpoint, region: 'eu-west-1', credentials });
}
