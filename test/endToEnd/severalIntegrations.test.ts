// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are references, no templates
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Analytics } from '@segment/analytics-node';
import { beforeAll, expect, it } from 'vitest';
import { describeWithPeer } from '../peers/describeWithPeer.ts';
import { startDynamoDbLocal, whyNoDynamoDbLocal } from '../peers/startDynamoDbLocal.ts';
import { startKinesisLocal } from '../peers/startKinesisLocal.ts';
import { usePeer } from '../peers/usePeer.ts';
import { temporaryFolder } from '../spool/temporaryFolder.ts';
import { createStream, createTable, itemsOf, recordsOf } from './awsTables.ts';
import { config, projectSecrets } from './projectFile.ts';
import { startServe } from './startServe.ts';

const secrets = { ...projectSecrets, PATCHBAY_TEST_SHOP_KEY: 'shop-key-of-the-tests' };

interface Envelope {
  readonly event_id: string;
  readonly anonymous_id?: string;
  readonly user_id?: string;
  readonly timestamp: string;
}

const envelopes: Envelope[] = readFileSync('test/fixtures/events/envelopes.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

describeWithPeer('one project with many integrations', whyNoDynamoDbLocal(), () => {
  const dynamodb = usePeer(startDynamoDbLocal);
  const kinesis = usePeer(startKinesisLocal);
  const itemsFrom = (table: string) => itemsOf(dynamodb().endpoint, table);
  const eventsFrom = async (stream: string) =>
    (await recordsOf(kinesis().endpoint, stream)).map(({ partitionKey, data }) => ({
      partitionKey,
      event: JSON.parse(data.toString()),
    }));

  beforeAll(async () => {
    await createTable(dynamodb().endpoint, 'by_time', { user_key: 'S', at: 'S' });
    await createTable(dynamodb().endpoint, 'single', { PK: 'S', SK: 'S' });
    await createTable(dynamodb().endpoint, 'messages', { message_id: 'S' });
    for (const stream of ['people', 'spread', 'columns']) await createStream(kinesis().endpoint, stream);
  });

  function serveProject() {
    const table = (name: string) => config('table_name', dynamodb().endpoint, name);
    const stream = (name: string) => config('stream_name', kinesis().endpoint, name);
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, 'patchbay.yaml'),
      `sources:
  - { id: web, write_key: "\${env:PATCHBAY_TEST_WEB_KEY}" }
  - { id: shop, write_key: "\${env:PATCHBAY_TEST_SHOP_KEY}" }
integrations:
  - { id: int_time, integration: amazon_dynamodb, variant: time_series, config: ${table('by_time')} }
  - { id: int_single, integration: amazon_dynamodb, variant: single_table, sources: [shop], config: ${table('single')} }
  - { id: int_messages, integration: amazon_dynamodb, variant: message_id, sources: [web], config: ${table('messages')} }
  - { id: int_people, integration: amazon_kinesis, sources: [web, shop], config: ${stream('people')} }
  - { id: int_spread, integration: amazon_kinesis, variant: even_spread, sources: [shop], config: ${stream('spread')} }
  - { id: int_columns, integration: amazon_kinesis, variant: flat, sources: [web], config: ${stream('columns')} }
`,
    );
    return startServe(folder, secrets);
  }

  it('gives each the events of its own sources, under the keys of its variant', async () => {
    const serving = await serveProject();
    const [web, shop] = [envelopes.slice(0, 60), envelopes.slice(60, 100)];
    for (const [key, events] of [
      [secrets.PATCHBAY_TEST_WEB_KEY, web],
      [secrets.PATCHBAY_TEST_SHOP_KEY, shop],
    ] as const) {
      const answer = await serving.post('/v1/events', events, key);
      expect(await answer.json()).toEqual({ accepted: events.length, errors: [] });
    }
    const expected = {
      int_time: 100,
      int_single: 40,
      int_messages: 60,
      int_people: 100,
      int_spread: 40,
      int_columns: 60,
    };
    for (const [id, count] of Object.entries(expected)) {
      expect([id, await serving.settled(id, count)]).toMatchObject([
        id,
        { accepted: count, delivered: count, dead: 0, in_flight: 0 },
      ]);
    }

    const userOf = ({ user_id, anonymous_id, event_id }: Envelope) => user_id ?? anonymous_id ?? event_id;
    const sorted = (values: Iterable<unknown>) => [...values].map(String).toSorted();
    const timeKey = (event: Envelope) => `${userOf(event)} ${event.timestamp}#${event.event_id}`;
    expect(sorted((await itemsFrom('by_time')).map(({ user_key, at }) => `${user_key?.S} ${at?.S}`))).toEqual(
      sorted([...web, ...shop].map(timeKey)),
    );

    const singleKey = ({ user_id, anonymous_id, event_id, timestamp }: Envelope) => {
      const owner = user_id
        ? `USER#${user_id}`
        : anonymous_id
          ? `VISITOR#${anonymous_id}`
          : `EVENT#${event_id}`;
      return `${owner} EVENT#${timestamp}#${event_id}`;
    };
    expect(sorted((await itemsFrom('single')).map(({ PK, SK }) => `${PK?.S} ${SK?.S}`))).toEqual(
      sorted(shop.map(singleKey)),
    );

    const messages = await itemsFrom('messages');
    expect(sorted(messages.map(({ message_id }) => message_id?.S))).toEqual(
      sorted(web.map(({ event_id }) => event_id)),
    );
    expect(new Set(messages.map(({ source_id }) => source_id?.S))).toEqual(new Set(['web']));

    const people = await eventsFrom('people');
    expect(sorted(people.map(({ event }) => event.event_id))).toEqual(
      sorted([...web, ...shop].map(({ event_id }) => event_id)),
    );
    for (const { partitionKey, event } of people) expect(partitionKey).toBe(userOf(event));

    const spread = await eventsFrom('spread');
    expect(sorted(spread.map(({ partitionKey }) => partitionKey))).toEqual(
      sorted(shop.map(({ event_id }) => event_id)),
    );
    for (const { event } of spread) {
      expect(event).toMatchObject({ source_id: 'shop', integration_id: 'int_spread' });
    }

    const columns = await eventsFrom('columns');
    expect(sorted(columns.map(({ event }) => event.event_id))).toEqual(
      sorted(web.map(({ event_id }) => event_id)),
    );
    for (const { event } of columns) {
      expect(Object.values(event).filter((value) => typeof value === 'object')).toEqual([]);
    }
  }, 60_000);

  it('takes what @segment/analytics-node sends', async () => {
    const serving = await serveProject();
    const analytics = new Analytics({
      writeKey: secrets.PATCHBAY_TEST_WEB_KEY,
      host: serving.ingestUrl,
      flushInterval: 50,
      maxRetries: 0,
    });
    const errors: unknown[] = [];
    analytics.on('error', (error) => errors.push(error));
    const userId = 'segment-user';
    for (let n = 0; n < 40; n++) {
      analytics.track({ userId, event: 'Order Completed', messageId: `segment-${n}`, properties: { n } });
    }
    analytics.identify({ userId, messageId: 'segment-identify', traits: { plan: 'pro' } });
    await analytics.closeAndFlush();
    expect(errors).toEqual([]);
    for (const id of ['int_time', 'int_messages', 'int_people', 'int_columns']) {
      expect(await serving.settled(id, 41)).toMatchObject({ accepted: 41, delivered: 41 });
    }

    const own = (await itemsFrom('messages')).filter(({ user_id }) => user_id?.S === userId);
    const items = new Map(own.map((item) => [item.message_id?.S, item]));
    expect(items.size).toBe(41);
    expect(items.get('segment-7')).toMatchObject({
      type: { S: 'track' },
      event: { S: 'Order Completed' },
      properties: { M: { n: { N: '7' } } },
      source_id: { S: 'web' },
    });
    expect(items.get('segment-identify')).toMatchObject({ traits: { M: { plan: { S: 'pro' } } } });
    const records = (await eventsFrom('people')).filter(({ partitionKey }) => partitionKey === userId);
    expect(new Set(records.map(({ event }) => event.event_id))).toEqual(new Set(items.keys()));
  }, 60_000);
});
