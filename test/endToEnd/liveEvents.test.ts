import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { GetRecordsCommand, GetShardIteratorCommand } from '@aws-sdk/client-kinesis';
import { expect, it, onTestFinished } from 'vitest';
import { LiveReader } from '../admin/LiveReader.ts';
import { freePort } from '../peers/freePort.ts';
import { temporaryFolder } from '../spool/temporaryFolder.ts';
import { streams } from './awsTables.ts';
import { adminToken, type ServeProcess, startServe, writeKey } from './startServe.ts';

const page = readFileSync('docs/live-events.md', 'utf8');

async function start() {
  const [dynamodb, kinesis] = [await freePort(), await freePort()];
  const ports = { PATCHBAY_DYNAMODB_PORT: String(dynamodb), PATCHBAY_KINESIS_PORT: String(kinesis) };
  const serving = await startServe(temporaryFolder(), ports);
  const watch = async (path: string) => {
    const reader = await LiveReader.open(`${serving.adminUrl}/v1/admin${path}`, adminToken);
    onTestFinished(() => reader.close());
    return reader;
  };
  return { serving, watch, stream: `http://127.0.0.1:${kinesis}` };
}

/** Runs an example of the page, word for word. */
function example(name: string, serving: ServeProcess) {
  const found = [...page.matchAll(/```sh\n(.*?)```/gs)]
    .map(([, text = '']) => text)
    .find((text) => text.includes(name));
  if (found === undefined) throw new Error(`the page has no example with ${name}`);
  return {
    args: ['-c', `exec ${found}`],
    env: { ...process.env, PATCHBAY_ADMIN_TOKEN: adminToken, ADMIN_URL: serving.adminUrl },
  };
}

it('a real destination’s answers are told stage by stage, and its receipts lead to the record', async () => {
  const { serving, watch, stream } = await start();
  const [all, kinesis] = [await watch('/live'), await watch('/integrations/int_kinesis/live')];
  await serving.post('/v1/events', {
    event_id: 'e1',
    type: 'track',
    user_id: 'u1',
    properties: { note: writeKey },
  });
  const isEnd = ({ event }: { event: string }) => event === 'outcome';
  const events = await kinesis.until(isEnd);
  expect(events.map(({ event }) => event)).toEqual(['received', 'mapped', 'sent', 'answered', 'outcome']);
  const [received, mapped, sent, answered, outcome] = events.map(({ data }) => data);
  expect(received.event).toMatchObject({ event_id: 'e1', user_id: 'u1', properties: { note: '***' } });
  expect(mapped.record).toMatchObject({
    partitionKey: 'u1',
    data: { event_id: 'e1', integration_id: 'int_kinesis' },
  });
  expect(sent).toMatchObject({ attempt: 1, records: 1 });
  expect(answered.receipt).toEqual(outcome.receipt);
  expect(outcome).toMatchObject({ outcome: 'delivered', attempts: 1, record: mapped.record });

  let ends = 0;
  const both = await all.until((event) => isEnd(event) && ++ends === 2);
  const item = both.find(({ event, data }) => event === 'mapped' && data.integration_id === 'int_dynamodb');
  expect(item?.data.record).toMatchObject({
    operation: 'put',
    key: { event_id: { S: 'e1' } },
    wire: { PutRequest: { Item: { event_id: { S: 'e1' }, user_id: { S: 'u1' } } } },
  });
  expect(all.text).not.toContain(writeKey);

  const trail = await (await serving.admin('/v1/admin/events/e1')).json();
  expect(trail).toMatchObject({
    event_id: 'e1',
    complete: true,
    outcomes: expect.arrayContaining([
      expect.objectContaining({
        integration_id: 'int_dynamodb',
        receipt: { capacity_units: 1, of_records: 1 },
      }),
      expect.objectContaining({ integration_id: 'int_kinesis', receipt: outcome.receipt }),
    ]),
  });

  const client = streams(stream);
  const { ShardIterator } = await client.send(
    new GetShardIteratorCommand({
      StreamName: 'events',
      ShardId: outcome.receipt.shard_id,
      ShardIteratorType: 'AT_SEQUENCE_NUMBER',
      StartingSequenceNumber: outcome.receipt.sequence_number,
    }),
  );
  const { Records = [] } = await client.send(new GetRecordsCommand({ ShardIterator }));
  expect(JSON.parse(Buffer.from(Records[0]?.Data ?? []).toString()).event_id).toBe('e1');
  client.destroy();
});

it('the examples of the page about live events do what it says', async () => {
  const { serving } = await start();
  const live = example('int_kinesis/live', serving);
  const curl = spawn('bash', live.args, { env: live.env, stdio: ['ignore', 'pipe', 'ignore'] });
  onTestFinished(() => void curl.kill('SIGKILL'));
  let said = '';
  const heard = new Promise<void>((resolve) => {
    curl.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('event: outcome')) resolve();
    });
  });
  await once(curl.stdout, 'data');
  await serving.post('/v1/events', { event_id: 'e1', type: 'track' });
  await heard;
  const [shown = ''] = /^data: .*"stage":"outcome".*$/m.exec(page) ?? [];
  const [given = ''] = /^data: .*"stage":"outcome".*$/m.exec(said) ?? [];
  const names = (line: string) =>
    [...line.replace(/"record":.*$/, '').matchAll(/"(\w+)":/g)].map(([, name]) => name);
  expect(names(given)).toEqual(names(shown));
  const look = example('/v1/admin/events/e1', serving);
  const trail = await new Promise<string>((resolve, reject) => {
    execFile('bash', look.args, { env: look.env }, (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    );
  });
  const [outcome] = JSON.parse(trail).outcomes.filter(
    (one: { integration_id: string }) => one.integration_id === 'int_kinesis',
  );
  const [, json = ''] = /```json\n(.*?)```/s.exec(page) ?? [];
  expect(Object.keys(outcome).toSorted()).toEqual(Object.keys(JSON.parse(json).outcomes[0]).toSorted());
});

it('a reader that does not read holds up no delivery', async () => {
  const { serving, watch } = await start();
  const reader = await watch('/live');
  const batches = 10;
  for (let batch = 0; batch < batches; batch++) {
    const events = Array.from({ length: 1000 }, (_, number) => ({
      event_id: `${batch}-${number}`,
      type: 'track',
      properties: { text: 'x'.repeat(300) },
    }));
    expect((await serving.post('/v1/batch', { batch: events })).status).toBe(200);
  }
  const books = await serving.settled('int_dynamodb', batches * 1000);
  expect(books).toMatchObject({ accepted: batches * 1000, delivered: batches * 1000, in_flight: 0 });
  expect(await serving.settled('int_kinesis', batches * 1000)).toMatchObject({ delivered: batches * 1000 });
  const metrics = await (await serving.admin('/metrics')).text();
  const value = (name: string) => Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(metrics)?.[1]);
  expect(value('patchbay_live_streams')).toBe(1);
  expect(value('patchbay_live_skipped_events_total')).toBeGreaterThan(0);
  // What it finds when it reads at last: what was kept for it, and how much was not.
  const seen = await reader.until(({ event }) => event === 'skipped' || event === 'gap');
  expect(seen.length).toBeGreaterThan(0);
}, 240_000);
