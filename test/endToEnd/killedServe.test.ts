import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import type { Peer } from '../peers/Peer.ts';
import { startDynalite } from '../peers/startDynalite.ts';
import { startKinesalite } from '../peers/startKinesalite.ts';
import { seededRandom } from '../seededRandom.ts';
import { temporaryFolder } from '../spool/temporaryFolder.ts';
import { createStream, createTable, itemsOf, recordsOf } from './awsTables.ts';
import { projectFile, projectSecrets } from './projectFile.ts';
import { type ServeProcess, startServe } from './startServe.ts';

const total = 20_000;
const batchSize = 100;
const seed = Number(process.env.PATCHBAY_SEED ?? 20261121);

it(`loses no acknowledged event of 20,000 when the engine is killed with -9 three times (seed ${seed})`, async () => {
  const random = seededRandom(seed);
  const [table, stream]: Peer[] = [await startDynalite(), await startKinesalite()];
  if (table === undefined || stream === undefined) throw new Error('no emulators');
  onTestFinished(async () => void (await Promise.all([table.stop(), stream.stop()])));
  await createTable(table.endpoint, 'events', { event_id: 'S' });
  await createStream(stream.endpoint, 'events');
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'patchbay.yaml'), projectFile(table.endpoint, stream.endpoint));

  /** After so many accepted events, give or take, the process is killed. */
  const kills = [1, 2, 3].map((third) => Math.floor(((third - 0.5 + random() * 0.5) / 3.5) * total));
  const acknowledged = new Set<string>();
  let serving = await startServe(folder, projectSecrets);
  let killedInFlight = 0;
  for (let next = 0; next < total; ) {
    if (kills.length > 0 && acknowledged.size >= (kills[0] ?? 0)) {
      kills.shift();
      // What is being posted while the process dies is acknowledged or not; only what is must arrive.
      const lastWords = [0, 1, 2, 3].map((index) => post(serving, next + index * batchSize, acknowledged));
      await pause(random() * 15);
      const before = await serving.ledger('int_table').catch(() => undefined);
      await serving.stop('SIGKILL');
      killedInFlight += before?.in_flight ?? 0;
      await Promise.all(lastWords);
      serving = await startServe(folder, projectSecrets);
    }
    await post(serving, next, acknowledged);
    next += batchSize;
  }
  expect(kills).toEqual([]);
  expect(killedInFlight).toBeGreaterThan(0);
  expect(acknowledged.size).toBe(total);

  for (const id of ['int_table', 'int_stream']) {
    const { accepted } = await serving.ledger(id);
    const { delivered, filtered, dead, discarded, in_flight } = await serving.settled(id, accepted);
    expect(delivered + filtered + dead + discarded + in_flight).toBe(accepted);
    expect(accepted).toBeGreaterThanOrEqual(total);
    expect(dead).toBe(0);
  }
  const items = new Set((await itemsOf(table.endpoint, 'events')).map((item) => item.event_id?.S));
  const records = new Set(
    (await recordsOf(stream.endpoint, 'events')).map(({ data }) => JSON.parse(String(data)).event_id),
  );
  expect([...acknowledged].filter((id) => !items.has(id))).toEqual([]);
  expect([...acknowledged].filter((id) => !records.has(id))).toEqual([]);

  expect(await serving.stop('SIGTERM')).toBe(0);
}, 180_000);

async function post(serving: ServeProcess, first: number, acknowledged: Set<string>): Promise<void> {
  const ids = Array.from({ length: batchSize }, (_, index) => `e${first + index}`);
  const batch = ids.map((event_id) => ({
    event_id,
    type: 'track',
    event: 'Order Completed',
    anonymous_id: event_id,
    properties: { total: 19.9, note: 'x'.repeat(200) },
  }));
  try {
    const response = await serving.post('/v1/batch', { batch }, 'web-key-of-the-tests');
    if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
    for (const id of ids) acknowledged.add(id);
  } catch (error) {
    // The connection broke because the process was killed: nothing was acknowledged.
    if (!(error instanceof TypeError)) throw error;
  }
}
