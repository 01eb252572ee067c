import {
  type AttributeValue,
  CreateTableCommand,
  DynamoDBClient,
  type ScalarAttributeType,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import {
  CreateStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  KinesisClient,
  ListShardsCommand,
  waitUntilStreamExists,
} from '@aws-sdk/client-kinesis';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { projectSecrets } from './projectFile.ts';

/** Clients as a user would make them: nothing of them is Patchbay's. */
const common = (endpoint: string) => ({
  endpoint,
  region: 'us-east-1',
  // DynamoDB Local keeps the tables of each access key apart.
  credentials: {
    accessKeyId: projectSecrets.PATCHBAY_TEST_KEY,
    secretAccessKey: projectSecrets.PATCHBAY_TEST_SECRET,
  },
});

export const tables = (endpoint: string) => new DynamoDBClient(common(endpoint));
export const streams = (endpoint: string) =>
  new KinesisClient({ ...common(endpoint), requestHandler: new NodeHttpHandler() });

export async function createTable(
  endpoint: string,
  name: string,
  key: Readonly<Record<string, ScalarAttributeType>>,
): Promise<void> {
  const names = Object.keys(key);
  await tables(endpoint).send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: names.map((AttributeName) => ({
        AttributeName,
        AttributeType: key[AttributeName],
      })),
      KeySchema: names.map((AttributeName, index) => ({
        AttributeName,
        KeyType: index === 0 ? 'HASH' : 'RANGE',
      })),
    }),
  );
}

export async function createStream(endpoint: string, name: string): Promise<void> {
  const client = streams(endpoint);
  await client.send(new CreateStreamCommand({ StreamName: name, ShardCount: 2 }));
  await waitUntilStreamExists(
    { client, maxWaitTime: 20, minDelay: 0.05, maxDelay: 0.2 },
    { StreamName: name },
  );
}

export async function itemsOf(endpoint: string, name: string): Promise<Record<string, AttributeValue>[]> {
  const client = tables(endpoint);
  const items: Record<string, AttributeValue>[] = [];
  let from: Record<string, AttributeValue> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName: name, ExclusiveStartKey: from, ConsistentRead: true }),
    );
    items.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return items;
}

export interface StreamEntry {
  readonly partitionKey: string;
  readonly data: Buffer;
}

export async function recordsOf(endpoint: string, name: string): Promise<StreamEntry[]> {
  const client = streams(endpoint);
  const { Shards = [] } = await client.send(new ListShardsCommand({ StreamName: name }));
  const records: StreamEntry[] = [];
  for (const { ShardId } of Shards) {
    const start = { StreamName: name, ShardId, ShardIteratorType: 'TRIM_HORIZON' } as const;
    let { ShardIterator: iterator } = await client.send(new GetShardIteratorCommand(start));
    for (let behind = true; behind && iterator !== undefined; ) {
      const page = await client.send(new GetRecordsCommand({ ShardIterator: iterator, Limit: 10_000 }));
      const found = page.Records ?? [];
      for (const { PartitionKey = '', Data = new Uint8Array() } of found) {
        records.push({ partitionKey: PartitionKey, data: Buffer.from(Data) });
      }
      behind = found.length > 0 || (page.MillisBehindLatest ?? 0) > 0;
      iterator = page.NextShardIterator;
    }
  }
  return records;
}

/** An item as DynamoDB's reply has it, byte for byte. */
export async function rawItem(endpoint: string, table: string, id: string): Promise<string> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'X-Amz-Target': 'DynamoDB_20120810.GetItem',
      'Content-Type': 'application/x-amz-json-1.0',
      Authorization: `AWS4-HMAC-SHA256 Credential=${projectSecrets.PATCHBAY_TEST_KEY}/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=none`,
      'X-Amz-Date': '20260101T000000Z',
    },
    body: JSON.stringify({ TableName: table, Key: { event_id: { S: id } } }),
  });
  return response.text();
}
