import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { FaultProxy } from '../peers/FaultProxy.ts';
import { startDynalite } from '../peers/startDynalite.ts';
import { startKinesalite } from '../peers/startKinesalite.ts';
import { temporaryFolder } from '../spool/temporaryFolder.ts';
import { createStream, createTable, itemsOf, recordsOf } from './awsTables.ts';
import { projectFile, projectSecrets } from './projectFile.ts';
import { startServe } from './startServe.ts';

const batches = 30;
const batchSize = 100;
const total = batches * batchSize;

it('stops at SIGTERM with events under way, and goes on where it stopped: nothing is lost, nothing sent twice', async () => {
  const [table, stream] = await Promise.all([startDynalite(), startKinesalite()]);
  onTestFinished(async () => void (await Promise.all([table.stop(), stream.stop()])));
  const proxies = [await FaultProxy.before(table), await FaultProxy.before(stream)] as const;
  onTestFinished(async () => void (await Promise.all(proxies.map((proxy) => proxy.stop()))));
  for (const proxy of proxies) proxy.always({ kind: 'delay', milliseconds: 150 });
  await createTable(table.endpoint, 'events', { event_id: 'S' });
  await createStream(stream.endpoint, 'events');
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'patchbay.yaml'), projectFile(proxies[0].endpoint, proxies[1].endpoint));

  const first = await startServe(folder, projectSecrets);
  for (let batch = 0; batch < batches; batch++) {
    const events = Array.from({ length: batchSize }, (_, index) => ({
      event_id: `e${batch * batchSize + index}`,
      type: 'track',
      event: 'Order Completed',
    }));
    const answer = await first.post('/v1/batch', { batch: events }, projectSecrets.PATCHBAY_TEST_WEB_KEY);
    expect(await answer.json()).toEqual({ accepted: batchSize, errors: [] });
  }
  const begun = performance.now();
  expect(await first.stop('SIGTERM')).toBe(0);
  expect(performance.now() - begun).toBeLessThan(12_000);
  const arrived = (await itemsOf(table.endpoint, 'events')).length;
  expect(arrived).toBeGreaterThan(0);
  expect(arrived).toBeLessThan(total);

  const second = await startServe(folder, projectSecrets);
  for (const id of ['int_table', 'int_stream']) {
    expect(await second.settled(id, total)).toMatchObject({
      accepted: total,
      delivered: total,
      filtered: 0,
      dead: 0,
      discarded: 0,
      in_flight: 0,
    });
  }
  expect(await second.stop('SIGTERM')).toBe(0);

  const ids = new Set(Array.from({ length: total }, (_, n) => `e${n}`));
  expect(new Set((await itemsOf(table.endpoint, 'events')).map(({ event_id }) => event_id?.S))).toEqual(ids);
  const writes = proxies[0].requests.map(
    ({ body }) => (body as { RequestItems?: { events: [] } }).RequestItems,
  );
  expect(writes.reduce((sum, items) => sum + (items?.events.length ?? 0), 0)).toBe(total);
  const records = await recordsOf(stream.endpoint, 'events');
  expect(new Set(records.map(({ data }) => JSON.parse(String(data)).event_id))).toEqual(ids);
  expect(records).toHaveLength(total);
}, 90_000);
