import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { freePort } from '../peers/freePort.ts';
import { temporaryFolder } from '../spool/temporaryFolder.ts';
import { itemsOf, recordsOf } from './awsTables.ts';
import { runPatchbay } from './runPatchbay.ts';
import { startServe } from './startServe.ts';

async function embeddedPorts() {
  const [dynamodb, kinesis] = [await freePort(), await freePort()];
  return {
    environment: { PATCHBAY_DYNAMODB_PORT: String(dynamodb), PATCHBAY_KINESIS_PORT: String(kinesis) },
    table: `http://127.0.0.1:${dynamodb}`,
    stream: `http://127.0.0.1:${kinesis}`,
  };
}

it('takes an event over HTTP to an item and a record, which clients of AWS find, also after a restart', async () => {
  const folder = temporaryFolder();
  const { environment, table, stream } = await embeddedPorts();
  const first = await startServe(folder, environment);
  const event = { event: 'Order Completed', user_id: 'u1', messageId: 'm1', properties: { total: 19.9 } };
  const answer = await first.post('/v1/track', event);
  expect([answer.status, await answer.json()]).toEqual([200, { accepted: 1, errors: [] }]);
  const basic = await fetch(`${first.ingestUrl}/v1/page`, {
    method: 'POST',
    headers: { Authorization: `Basic ${Buffer.from('wk-of-the-tests:').toString('base64')}` },
    body: JSON.stringify({ messageId: 'm2', name: 'Home', anonymousId: 'a2' }),
  });
  expect(basic.status).toBe(200);
  for (const id of ['int_dynamodb', 'int_kinesis']) {
    expect(await first.settled(id, 2)).toMatchObject({ accepted: 2, delivered: 2, in_flight: 0 });
  }
  const items = await itemsOf(table, 'events');
  expect(items).toHaveLength(2);
  expect(items.find((item) => item.event_id?.S === 'm1')).toMatchObject({
    type: { S: 'track' },
    user_id: { S: 'u1' },
    properties: { M: { total: { N: '19.9' } } },
    integration_id: { S: 'int_dynamodb' },
  });
  const records = await recordsOf(stream, 'events');
  expect(records.map(({ partitionKey }) => partitionKey).toSorted()).toEqual(['a2', 'u1']);

  const { code, talk } = await runPatchbay(folder, ['demo', '--count', '60'], environment);
  expect(talk).toMatch(
    /int_dynamodb +62 accepted = 62 delivered \+ 0 filtered \+ 0 dead \+ 0 discarded \+ 0 in flight/,
  );
  expect(code).toBe(0);

  const banner = first.said();
  expect(banner).not.toContain('NodeVersionSupportWarning');
  expect(banner.split('\n').length).toBeLessThan(30);
  expect(await first.stop('SIGTERM')).toBe(0);

  const second = await startServe(folder, environment);
  expect(await second.ledger('int_dynamodb')).toMatchObject({ accepted: 62, delivered: 62, in_flight: 0 });
  expect(await itemsOf(table, 'events')).toHaveLength(62);
  writeFileSync(join(folder, 'patchbay.yaml'), 'integrations: []\n');
  await expect.poll(() => second.said(), { timeout: 15_000 }).toContain('serve/project-appeared');
  expect((await second.ledger('int_dynamodb')).accepted).toBe(62);
  expect(await second.stop('SIGINT')).toBe(0);
}, 60_000);

it('makes keys at the first start, keeps them for their owner alone, and says them nowhere else', async () => {
  const folder = temporaryFolder();
  const { environment } = await embeddedPorts();
  const made = { ...environment, PATCHBAY_WRITE_KEY: '', PATCHBAY_ADMIN_TOKEN: '' };
  const serving = await startServe(folder, made, ['--log-level', 'debug']);
  const key = readFileSync(join(folder, '.patchbay', 'write-key'), 'utf8').trim();
  const token = readFileSync(join(folder, '.patchbay', 'admin-token'), 'utf8').trim();
  expect((await serving.post('/v1/track', { event: 'E' }, key)).status).toBe(200);
  expect((await serving.admin('/v1/admin/integrations', token)).status).toBe(200);
  expect((await serving.admin('/v1/admin/integrations', key)).status).toBe(401);
  const logLines = serving
    .said()
    .split('\n')
    .filter((line) => line.startsWith('{'));
  expect(logLines.join('\n')).not.toContain(key);
  expect(logLines.join('\n')).not.toContain(token);
}, 60_000);

it('refuses a second server on one data folder, and names the first', async () => {
  const folder = temporaryFolder();
  const { environment } = await embeddedPorts();
  const first = await startServe(folder, environment);
  const { code, talk } = await runPatchbay(folder, ['serve'], {
    ...environment,
    PATCHBAY_INGEST_PORT: '0',
    PATCHBAY_ADMIN_PORT: '0',
  });
  expect(code).toBe(2);
  expect(talk).toContain('engine/folder-locked');
  expect(talk).toContain(String(first.child.pid));
}, 60_000);
