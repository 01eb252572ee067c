import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { FaultProxy } from '../peers/FaultProxy.ts';
import { startDynalite } from '../peers/startDynalite.ts';
import { startKinesalite } from '../peers/startKinesalite.ts';
import { temporaryFolder } from '../spool/temporaryFolder.ts';
import { createStream, createTable, itemsOf, recordsOf } from './awsTables.ts';
import { config, projectFile, projectSecrets } from './projectFile.ts';
import { startServe } from './startServe.ts';

const batches = 30;
const batchSize = 100;
const total = batches * batchSize;

const eventsFrom = (first: number, count: number) =>
  Array.from({ length: count }, (_, n) => ({
    event_id: `e${first + n}`,
    type: 'track',
    event: 'Order Completed',
  }));

/** A server with a table that answers nothing, and with events under way and in the spool. */
async function serveStalled() {
  const table = await startDynalite();
  onTestFinished(() => table.stop());
  await createTable(table.endpoint, 'events', { event_id: 'S' });
  const proxy = await FaultProxy.before(table);
  onTestFinished(() => proxy.stop());
  proxy.always({ kind: 'stall', after: 'request' });
  const folder = temporaryFolder();
  writeFileSync(
    join(folder, 'patchbay.yaml'),
    `integrations:\n  - { id: int_table, integration: amazon_dynamodb, config: ${config('table_name', proxy.endpoint)} }\n`,
  );
  const serving = await startServe(folder, projectSecrets);
  for (let batch = 0; batch < 5; batch++) {
    expect((await serving.post('/v1/events', eventsFrom(batch * 100, 100))).status).toBe(200);
  }
  await expect.poll(() => writesOf(proxy), { timeout: 15_000 }).toBeGreaterThan(0);
  const writesAtAll = async () => {
    proxy.script();
    const again = await startServe(folder, projectSecrets);
    expect(await again.settled('int_table', 500)).toMatchObject({
      accepted: 500,
      delivered: 500,
      in_flight: 0,
    });
    expect(await again.stop('SIGTERM')).toBe(0);
    return (await itemsOf(table.endpoint, 'events')).length;
  };
  return { serving, writesAtAll };
}

const writesOf = (proxy: FaultProxy) =>
  proxy.requests.filter(({ operation }) => operation === 'BatchWriteItem').length;

it('exits at SIGTERM although a destination stalls and a client holds a request open; what is not delivered is kept', async () => {
  const { serving, writesAtAll } = await serveStalled();
  const { hostname, port } = new URL(serving.adminUrl);
  const client = connect(Number(port), hostname);
  onTestFinished(() => void client.destroy());
  client.on('error', () => undefined);
  client.write('POST /v1/admin/tokens HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{');
  const begun = performance.now();
  expect(await serving.stop('SIGTERM')).toBe(0);
  // Eight seconds are its deadline; a container's usual patience is ten, and the machine may be busy.
  expect(performance.now() - begun).toBeLessThan(15_000);
  expect(serving.said()).toContain('SIGTERM: finishing what is under way');
  expect(await writesAtAll()).toBe(500);
}, 90_000);

it('ends at once at a second signal, and loses nothing by it', async () => {
  const { serving, writesAtAll } = await serveStalled();
  const ended = once(serving.child, 'exit');
  serving.child.kill('SIGTERM');
  await expect.poll(() => serving.said(), { timeout: 10_000 }).toContain('a second signal ends it at once');
  serving.child.kill('SIGINT');
  expect(await ended).toEqual([null, 'SIGINT']);
  expect(await writesAtAll()).toBe(500);
}, 90_000);

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
    const events = eventsFrom(batch * batchSize, batchSize);
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
