import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BatchWriteItemCommand, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { beforeAll, expect, it } from 'vitest';
import { describeWithPeer } from '../peers/describeWithPeer.ts';
import { startDynamoDbLocal, whyNoDynamoDbLocal } from '../peers/startDynamoDbLocal.ts';
import { startKinesisLocal } from '../peers/startKinesisLocal.ts';
import { usePeer } from '../peers/usePeer.ts';
import { temporaryFolder } from '../spool/temporaryFolder.ts';
import { createStream, createTable, itemsOf, rawItem, recordsOf, tables } from './awsTables.ts';
import { config, projectSecrets } from './projectFile.ts';
import { runPatchbay } from './runPatchbay.ts';
import { startServe } from './startServe.ts';

const events = readFileSync('test/fixtures/events/envelopes.jsonl', 'utf8').trim().split('\n');

const itemVariants = {
  default: { event_id: 'S' },
  message_id: { message_id: 'S' },
  time_series: { user_key: 'S', at: 'S' },
  single_table: { PK: 'S', SK: 'S' },
} as const;

describeWithPeer('what arrives in DynamoDB Local and kinesis-local', whyNoDynamoDbLocal(), () => {
  const dynamodb = usePeer(startDynamoDbLocal);
  const kinesis = usePeer(startKinesisLocal);
  beforeAll(async () => {
    for (const [name, key] of Object.entries(itemVariants)) await createTable(dynamodb().endpoint, name, key);
    await createTable(dynamodb().endpoint, 'hostile', { event_id: 'S' });
    for (const name of ['flat', 'even_spread']) await createStream(kinesis().endpoint, name);
  });

  it.each(Object.keys(itemVariants))(
    '%s: `run` maps all 400 events, and each is accepted',
    async (variant) => {
      const file = `blueprints/amazon_dynamodb/${variant}.yaml`;
      const input = 'test/fixtures/events/envelopes.jsonl';
      const { code, out } = await runPatchbay(process.cwd(), ['run', file, '--input', input]);
      expect(code).toBe(0);
      const lines = out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(lines).toHaveLength(events.length);
      const client = tables(dynamodb().endpoint);
      for (let from = 0; from < lines.length; from += 25) {
        const writes = lines.slice(from, from + 25).map(({ outcome, record }) => {
          expect(outcome).toBe('record');
          return record.wire;
        });
        const { UnprocessedItems } = await client.send(
          new BatchWriteItemCommand({ RequestItems: { [variant]: writes } }),
        );
        expect(UnprocessedItems ?? {}).toEqual({});
      }
      expect(await itemsOf(dynamodb().endpoint, variant)).toHaveLength(events.length);
    },
    60_000,
  );

  it('hostile values arrive unchanged, or are dead with the reason', async () => {
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, 'patchbay.yaml'),
      `sources: [{ id: web, write_key: "\${env:PATCHBAY_TEST_WEB_KEY}" }]
integrations:
  - { id: int_hostile, integration: amazon_dynamodb, variant: default, config: ${config('table_name', dynamodb().endpoint, 'hostile')} }
`,
    );
    const serving = await startServe(folder, projectSecrets);
    const nested = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
    const good: Record<string, string> = {
      big: '{"n":9007199254740993}',
      digits38: '{"n":12345678901234567890123456789012345678}',
      tiny: '{"n":1e-7}',
      empty: '{"s":"","m":{},"l":[]}',
      emoji: '{"s":"😀 ünïcode","k😀":true}',
      names: '{"__proto__":{"constructor":"x"},"constructor":{"name":"Buffer"},"hasOwnProperty":1}',
      deep: nested(31),
    };
    const bad: Record<string, string> = {
      lone: '{"s":"a\\ud800b"}',
      digits39: '{"n":123456789012345678901234567890123456789}',
      huge: '{"n":1e400}',
      unnamed: '{"":1}',
      deeper: nested(32),
    };
    const all = Object.entries({ ...good, ...bad });
    const body = all.map(
      ([id, properties]) => `{"event_id":"${id}","type":"track","properties":${properties}}`,
    );
    const answer = await serving.post('/v1/events', `[${body.join(',')}]`, 'web-key-of-the-tests');
    expect(await answer.json()).toEqual({ accepted: all.length, errors: [] });
    const ledger = await serving.settled('int_hostile', all.length);
    expect(ledger).toMatchObject({ delivered: Object.keys(good).length, dead: Object.keys(bad).length });

    const client = tables(dynamodb().endpoint);
    const properties = async (id: string) => {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: 'hostile', Key: { event_id: { S: id } } }),
      );
      return Item?.properties;
    };
    expect(await properties('big')).toEqual({ M: { n: { N: '9007199254740993' } } });
    expect(await properties('digits38')).toEqual({
      M: { n: { N: '12345678901234567890123456789012345678' } },
    });
    expect(Number((await properties('tiny'))?.M?.n?.N)).toBe(1e-7);
    expect(await properties('empty')).toEqual({ M: { s: { S: '' }, m: { M: {} }, l: { L: [] } } });
    expect(await properties('emoji')).toEqual({ M: { s: { S: '😀 ünïcode' }, 'k😀': { BOOL: true } } });
    const names = await properties('names');
    // The SDK's own parser hides the member called __proto__, so that one is looked for in the raw reply.
    expect(Object.keys(names?.M ?? {})).toEqual(expect.arrayContaining(['constructor', 'hasOwnProperty']));
    expect(await rawItem(dynamodb().endpoint, 'hostile', 'names')).toContain(
      '"__proto__":{"M":{"constructor":{"S":"x"}}}',
    );
    expect(names?.M?.constructor).toEqual({ M: { name: { S: 'Buffer' } } });
    let level = await properties('deep');
    let depth = 0;
    for (; level?.M !== undefined; depth++) level = level.M.a;
    expect([depth, level]).toEqual([31, { N: '1' }]);
    for (const id of Object.keys(bad)) expect(await properties(id)).toBeUndefined();
  }, 60_000);

  it('the variants of Kinesis put records under their keys', async () => {
    const folder = temporaryFolder();
    const integration = (variant: string) =>
      `  - { id: int_${variant}, integration: amazon_kinesis, variant: ${variant}, config: ${config('stream_name', kinesis().endpoint, variant)} }`;
    writeFileSync(
      join(folder, 'patchbay.yaml'),
      `integrations:\n${integration('flat')}\n${integration('even_spread')}\n`,
    );
    const input = join(folder, 'events.jsonl');
    writeFileSync(input, events.slice(0, 60).join('\n'));
    for (const variant of ['flat', 'even_spread']) {
      const { code, talk } = await runPatchbay(
        folder,
        ['send', `int_${variant}`, '--input', input],
        projectSecrets,
      );
      expect(talk).toContain('60 delivered, 0 filtered, 0 dead, 0 waiting');
      expect(code).toBe(0);
      const records = await recordsOf(kinesis().endpoint, variant);
      expect(new Set(records.map(({ data }) => JSON.parse(String(data)).event_id)).size).toBe(60);
      for (const { partitionKey, data } of records) {
        const { event_id, user_id, anonymous_id } = JSON.parse(String(data));
        expect(partitionKey).toBe(variant === 'flat' ? (user_id ?? anonymous_id ?? event_id) : event_id);
      }
    }
  }, 60_000);
});
