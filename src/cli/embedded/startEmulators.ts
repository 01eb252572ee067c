import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { clientOptions } from '../../aws/clientOptions.ts';
import { readAwsSettings } from '../../aws/readAwsSettings.ts';
import { embeddedName } from '../../project/embeddedProject.ts';
import type { EmulatorPlan } from './EmulatorPlan.ts';

export interface Emulators {
  stop(): Promise<void>;
}

/**
 * Starts DynamoDB and Kinesis on this machine, kept in the data folder, with the table and the stream that the
 * embedded integrations write to.
 *
 * @throws Error of the system when a port is taken.
 */
export async function startEmulators(
  data: string,
  ports: { readonly dynamodb: number; readonly kinesis: number },
): Promise<Emulators> {
  const plan: EmulatorPlan = {
    dynamodb: { port: ports.dynamodb, path: join(data, 'emulators', 'dynamodb') },
    kinesis: { port: ports.kinesis, path: join(data, 'emulators', 'kinesis') },
  };
  for (const { path } of Object.values(plan)) mkdirSync(path, { recursive: true, mode: 0o700 });
  const worker = new Worker(new URL('./emulatorThread.js', import.meta.url), { workerData: plan });
  try {
    await new Promise((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
    await Promise.all([createTable(ports.dynamodb), createStream(ports.kinesis)]);
  } catch (error) {
    // Left running, it would keep the process from ending.
    await worker.terminate();
    throw error;
  }
  return { stop: async () => void (await worker.terminate()) };
}

/** The emulators ask for a signature and do not check it. */
async function optionsFor(port: number) {
  const keys = { access_key_id: 'embedded', secret_access_key: 'embedded' };
  const config = { auth: 'access_keys', region: 'us-east-1', endpoint: `http://127.0.0.1:${port}`, ...keys };
  // A created stream is answered with nothing, which the collector of deliveries would not take for an answer.
  const { streamCollector: _, ...options } = await clientOptions(readAwsSettings(config), 1);
  return options;
}

async function createTable(port: number): Promise<void> {
  const options = await optionsFor(port);
  const { CreateTableCommand, DynamoDBClient } = await import('@aws-sdk/client-dynamodb');
  const client = new DynamoDBClient(options);
  await unlessThere(() =>
    client.send(
      new CreateTableCommand({
        TableName: embeddedName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'event_id', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'event_id', KeyType: 'HASH' }],
      }),
    ),
  );
  client.destroy();
}

async function createStream(port: number): Promise<void> {
  const options = await optionsFor(port);
  const { CreateStreamCommand, KinesisClient } = await import('@aws-sdk/client-kinesis');
  const client = new KinesisClient(options);
  await unlessThere(() => client.send(new CreateStreamCommand({ StreamName: embeddedName, ShardCount: 2 })));
  client.destroy();
}

async function unlessThere(create: () => Promise<unknown>): Promise<void> {
  try {
    await create();
  } catch (error) {
    if (!(error instanceof Error && error.name === 'ResourceInUseException')) throw error;
  }
}
