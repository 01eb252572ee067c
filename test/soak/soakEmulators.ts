import { createRequire } from 'node:module';
import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import { createStream, tables } from '../endToEnd/awsTables.ts';
import { freePort } from '../peers/freePort.ts';
import type { Peer } from '../peers/Peer.ts';
import { spawnPeer } from '../peers/spawnPeer.ts';
import { soakIntegrations } from './soakProject.ts';

/** Each in a process of its own, as far from the engine as AWS is. */
export const startSoakDynamoDb = () =>
  spawnEmulator('dynalite', ['--createTableMs', '0', '--deleteTableMs', '0']);
export const startSoakKinesis = () => spawnEmulator('kinesalite', ['--createStreamMs', '0']);

async function spawnEmulator(name: string, options: readonly string[]): Promise<Peer> {
  const script = createRequire(import.meta.url).resolve(`${name}/cli.js`);
  const port = await freePort();
  return spawnPeer(port, process.execPath, [script, '--port', String(port), ...options], {});
}

export async function createSoakResources(endpoints: { dynamodb: string; kinesis: string }): Promise<void> {
  for (const { id, destination, inOrder } of soakIntegrations) {
    if (destination === 'kinesis') await createStream(endpoints.kinesis, id);
    else await createTable(endpoints.dynamodb, id, inOrder ? 'user_id' : 'event_id');
  }
}

async function createTable(endpoint: string, name: string, key: string): Promise<void> {
  const client = tables(endpoint);
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: key, AttributeType: 'S' },
        { AttributeName: 'grade', AttributeType: 'N' },
      ],
      KeySchema: [{ AttributeName: key, KeyType: 'HASH' }],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'by_grade',
          KeySchema: [{ AttributeName: 'grade', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
    }),
  );
  client.destroy();
}
