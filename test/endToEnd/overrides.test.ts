import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../spool/temporaryFolder.ts';
import { config, projectSecrets } from './projectFile.ts';
import { adminToken, startServe } from './startServe.ts';
import { startTakingAws } from './takingAws.ts';
import { writeInto } from './writeInto.ts';

const patience = { timeout: 15_000, interval: 20 };

const blueprint = `blueprint: own/shop
key: { partition: event_id }
item:
  event_id: event_id
  total: { from: properties.total, type: N }   # in cents since 14:00
`;

const cents = { item: { total: { expr: 'properties.total / 100' } } };
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

async function serveShop() {
  const aws = await startTakingAws();
  const folder = temporaryFolder();
  const settings = config('table_name', aws.endpoint, 'orders');
  writeInto(
    folder,
    'patchbay.yaml',
    `sources:\n  - { id: web, write_key: "\${env:PATCHBAY_TEST_WEB_KEY}" }\nintegrations:\n  - { id: int_shop, integration: amazon_dynamodb, blueprint: own/shop, config: ${settings} }\n`,
  );
  writeInto(folder, 'blueprints/own/shop.yaml', blueprint);
  let sent = 0;
  const open = async () => {
    const serving = await startServe(folder, projectSecrets);
    const path = '/v1/admin/integrations/int_shop/overrides';
    const call = async (method: string, body?: unknown, more = '') => {
      const response = await fetch(`${serving.adminUrl}${path}${more}`, {
        method,
        headers: { Authorization: `Bearer ${adminToken}` },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      // biome-ignore lint/suspicious/noExplicitAny: answers are looked at in every test, each of another shape
      const answer: any = text.startsWith('{') ? JSON.parse(text) : undefined;
      return { status: response.status, text, body: answer };
    };
    const send = async (properties: object) => {
      const event = { messageId: `m${++sent}`, event: 'Order', properties };
      expect((await serving.post('/v1/track', event, projectSecrets.PATCHBAY_TEST_WEB_KEY)).status).toBe(200);
      return event.messageId;
    };
    const arrives = async (properties: object) => {
      const id = await send(properties);
      const item = () => aws.items('orders').find(({ event_id }) => event_id?.S === id);
      await expect.poll(item, patience).toBeDefined();
      return item();
    };
    const revisions = async () => {
      const answer = await serving.admin('/v1/admin/integrations/int_shop/revisions');
      const { data } = (await answer.json()) as {
        data: { created_by: string; change_summary: string; changes: string[] }[];
      };
      return data.map(({ created_by, change_summary }) => `${created_by}: ${change_summary}`);
    };
    return { ...serving, call, send, arrives, revisions };
  };
  return { aws, folder, open };
}

it('an override is set live and survives a restart; a broken one changes nothing; cleared, all is as before', async () => {
  const { open } = await serveShop();
  const first = await open();
  expect(await first.arrives({ total: 4200 })).toMatchObject({ total: { N: '4200' } });
  const set = await first.call('PUT', {
    reason: 'totals come in cents',
    expires_at: inDays(7),
    patch: cents,
  });
  expect([set.status, set.body]).toMatchObject([200, { state: 'in_force', owner: 'api', problems: [] }]);
  expect(await first.arrives({ total: 4200 })).toMatchObject({ total: { N: '42' } });

  const broken = { item: { total: { expr: '1 +' } } };
  const refused = await first.call('PUT', { reason: 'x', expires_at: inDays(7), patch: broken });
  expect([refused.status, refused.body.error]).toMatchObject([
    422,
    { code: 'override/invalid', details: [{ code: 'expression/S0207', field: 'patch.item.total.expr' }] },
  ]);
  expect(await first.arrives({ total: 4200 })).toMatchObject({ total: { N: '42' } });
  await expect
    .poll(async () => (await first.call('GET')).body.data[0], patience)
    .toMatchObject({ reason: 'totals come in cents', trial: { candidate: { records: 2, dead: 0 } } });
  await first.stop('SIGKILL');

  const second = await open();
  expect(await second.arrives({ total: 4200 })).toMatchObject({ total: { N: '42' } });
  expect(await second.revisions()).toEqual([
    'bootstrap: override set: totals come in cents',
    'git: installed',
  ]);
  expect((await second.call('DELETE')).body).toEqual({ integration_id: 'int_shop', cleared: true });
  expect(await second.arrives({ total: 4200 })).toMatchObject({ total: { N: '4200' } });
  expect((await second.call('DELETE')).status).toBe(404);
  const audit = (await (await second.admin('/v1/admin/audit')).json()) as {
    data: { action: string; actor: string }[];
  };
  expect(audit.data.map(({ action, actor }) => `${actor} ${action}`)).toEqual([
    'bootstrap override.clear',
    'bootstrap override.set',
  ]);
}, 60_000);

it('an override whose mapping fails is rolled back by itself, and one that has ended is gone', async () => {
  const { open } = await serveShop();
  const { call, send, arrives, revisions, settled, admin, said } = await open();
  const strict = { item: { total: { from: 'properties.amount', required: true } } };
  await call('PUT', { reason: 'a guess', expires_at: inDays(1), patch: strict });
  for (let n = 0; n < 20; n++) await send({ total: n });
  await expect
    .poll(async () => (await revisions())[0], patience)
    .toBe(
      'patchbay: override rolled back: 20 of the last 20 events died (100 %, at most 5 % may), most of transform/required-missing',
    );
  expect((await call('GET')).body.data).toEqual([]);
  expect(await arrives({ total: 7 })).toMatchObject({ total: { N: '7' } });
  const ledger = await settled('int_shop', 21);
  expect(ledger).toMatchObject({ dead: 20, delivered: 1 });
  expect(said()).toContain('override rolled back');
  expect(await (await admin('/metrics')).text()).toContain(
    'patchbay_override_rollbacks_total{integration="int_shop"} 1',
  );

  const expires_at = new Date(Date.now() + 1500).toISOString();
  await call('PUT', { reason: 'for a moment', expires_at, patch: cents });
  expect((await call('GET')).body.data).toHaveLength(1);
  await expect
    .poll(async () => (await revisions())[0], patience)
    .toBe('patchbay: override expired: for a moment');
  expect((await call('GET')).body.data).toEqual([]);
  expect(await arrives({ total: 4200 })).toMatchObject({ total: { N: '4200' } });
}, 60_000);

it('in the shadow nothing is sent of it and what would differ is told; exported, the override is contained', async () => {
  const { open, aws, folder } = await serveShop();
  const { call, arrives } = await open();
  const patch = { item: { total: { expr: 'properties.total / 100' }, extra: { value: 'x' } } };
  await call('PUT', { reason: 'to see', expires_at: inDays(1), mode: 'shadow', patch });
  expect(await arrives({ total: 4200 })).toEqual({ event_id: expect.anything(), total: { N: '4200' } });
  await expect
    .poll(async () => (await call('GET')).body.data[0].trial?.comparison?.attributes, patience)
    .toMatchObject([
      { path: ['item', 'extra'], change: 'added', count: 1 },
      { path: ['item', 'total'], change: 'value', examples: [{ before: '4200', after: '42' }] },
    ]);
  expect(aws.items('orders').some((item) => item.extra !== undefined)).toBe(false);

  const { text, status } = await call('GET', undefined, '/export');
  expect([status, text]).toEqual([200, expect.stringContaining('+++ b/blueprints/own/shop.yaml')]);
  execFileSync('git', ['init', '-q'], { cwd: folder });
  execFileSync('git', ['apply', '-'], { cwd: folder, input: text });
  expect(readFileSync(join(folder, 'blueprints/own/shop.yaml'), 'utf8')).toContain('# in cents since 14:00');
  await expect
    .poll(async () => (await call('GET')).body.data[0].drift, patience)
    .toMatchObject({ kind: 'contained' });
  await expect
    .poll(() => arrives({ total: 4200 }), patience)
    .toMatchObject({ total: { N: '42' }, extra: { S: 'x' } });
}, 60_000);

it('what the shadow tells shows neither personal data nor secrets', async () => {
  const { open, aws, folder } = await serveShop();
  const shipped = readFileSync('catalog/amazon_dynamodb.yaml', 'utf8');
  writeInto(folder, 'catalog/amazon_dynamodb.yaml', `${shipped}\npersonal_data: [properties.email]\n`);
  const { call, arrives, said } = await open();
  const patch = { item: { who: 'properties.email', note: 'properties.note', safe: 'properties.safe' } };
  await call('PUT', { reason: 'to see', expires_at: inDays(1), mode: 'shadow', patch });
  const secret = projectSecrets.PATCHBAY_TEST_SECRET;
  const note = `${'x'.repeat(25)} ${secret} ${'y'.repeat(100)}`;
  await arrives({ total: 1, email: 'jane@example.com', note, safe: 'stays' });
  let text = '';
  const attributes = async () => {
    const answer = await call('GET');
    text = answer.text;
    return answer.body.data[0].trial?.comparison?.attributes;
  };
  await expect.poll(attributes, patience).toMatchObject([
    { path: ['item', 'note'], examples: [{ after: expect.stringMatching(/^"x{25} \*\*\* y+…y+"$/) }] },
    { path: ['item', 'safe'], examples: [{ after: '"stays"' }] },
    { path: ['item', 'who'], examples: [{ after: '"***"' }] },
  ]);
  for (const hidden of ['jane', 'planted-secret']) expect(text + said()).not.toContain(hidden);
  expect(aws.items('orders')).toHaveLength(1);
}, 60_000);

it('an override in a file is followed while it runs, kept from the API, and let go with the file', async () => {
  const { open, folder } = await serveShop();
  const { call, arrives, revisions } = await open();
  const file = 'overrides/int_shop.yaml';
  writeInto(
    folder,
    file,
    `reason: totals come in cents\nexpires_at: ${inDays(7)}\npatch: ${JSON.stringify(cents)}\n`,
  );
  await expect
    .poll(async () => (await call('GET')).body.data, patience)
    .toMatchObject([{ owner: 'git', state: 'in_force' }]);
  await expect.poll(async () => (await arrives({ total: 4200 }))?.total?.N, patience).toBe('42');
  const refused = await call('PUT', { reason: 'x', expires_at: inDays(1), patch: cents });
  expect([refused.status, refused.body.error]).toMatchObject([
    409,
    { code: 'override/owned-by-git', message: expect.stringContaining(file) },
  ]);
  rmSync(join(folder, file));
  await expect.poll(async () => (await call('GET')).body.data, patience).toEqual([]);
  await expect.poll(async () => (await arrives({ total: 4200 }))?.total?.N, patience).toBe('4200');
  expect((await revisions()).slice(0, 2)).toEqual([
    'git: override removed: totals come in cents',
    'git: override set: totals come in cents',
  ]);
}, 60_000);
