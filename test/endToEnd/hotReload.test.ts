import { readFileSync, renameSync, rmSync, symlinkSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../spool/temporaryFolder.ts';
import { config, projectSecrets } from './projectFile.ts';
import { adminToken, type ServeProcess, startServe } from './startServe.ts';
import { startTakingAws } from './takingAws.ts';
import { writeInto } from './writeInto.ts';

const secrets = { ...projectSecrets, PATCHBAY_TEST_APP_KEY: 'app-key-of-the-tests' };
const patience = { timeout: 15_000, interval: 20 };

const blueprint = (mark: string, more = '') => `blueprint: own/shop
key: { partition: event_id }
item:
  event_id: event_id
  mark: { value: "${mark}" }
${more}`;

const integration = (id: string, endpoint: string, name = 'own/shop') =>
  `  - { id: ${id}, integration: amazon_dynamodb, blueprint: ${name}, config: ${config('table_name', endpoint, id)} }\n`;

const source = (id: string, variable: string) => `  - { id: ${id}, write_key: "\${env:${variable}}" }\n`;

/** A project with one integration and a blueprint of its own, which is served. */
async function serveShop() {
  const aws = await startTakingAws();
  const folder = temporaryFolder();
  const project = (integrations: string, sources = source('web', 'PATCHBAY_TEST_WEB_KEY')) =>
    writeInto(folder, 'patchbay.yaml', `sources:\n${sources}integrations:\n${integrations}`);
  project(integration('int_shop', aws.endpoint));
  writeInto(folder, 'blueprints/own/shop.yaml', blueprint('one'));
  const serving = await startServe(folder, secrets);
  let sent = 0;
  const send = async (key = secrets.PATCHBAY_TEST_WEB_KEY) => {
    const messageId = `m${++sent}`;
    expect((await serving.post('/v1/track', { messageId, event: 'E' }, key)).status).toBe(200);
    return messageId;
  };
  /** Sends events until one arrives with this mark. */
  const becomes = (mark: string, table = 'int_shop') =>
    expect
      .poll(async () => {
        await send();
        return aws.items(table).at(-1)?.mark?.S;
      }, patience)
      .toBe(mark);
  const shop = () => viewOf(serving, 'int_shop');
  return { aws, folder, serving, project, send, becomes, shop, sent: () => sent };
}

interface View {
  readonly revision: number;
  readonly state: { readonly kind: string };
  readonly problems: readonly { readonly code: string; readonly file: string; readonly line: number }[];
}

async function viewOf(serving: ServeProcess, id: string): Promise<View> {
  return (await (await serving.admin(`/v1/admin/integrations/${id}`)).json()) as View;
}

it('an edit of a blueprint takes effect by itself; a broken one changes nothing and is told; both survive a restart', async () => {
  const { aws, folder, serving, becomes, shop, sent } = await serveShop();
  await becomes('one');
  writeInto(folder, 'blueprints/own/shop.yaml', blueprint('two'));
  await becomes('two');
  expect(await shop()).toMatchObject({ revision: 2, problems: [] });

  writeInto(folder, 'blueprints/own/shop.yaml', blueprint('three', '  total: { expr: "1 +" }\n'));
  await expect
    .poll(async () => (await shop()).problems, patience)
    .toMatchObject([{ code: 'expression/S0207', file: 'blueprints/own/shop.yaml', line: 6 }]);
  await becomes('two');
  expect(serving.said()).toContain('expression/S0207');

  const ledger = await serving.settled('int_shop', sent());
  expect(ledger.delivered).toBe(sent());
  expect(new Set(aws.items('int_shop').map(({ event_id }) => event_id?.S)).size).toBe(sent());
  const byMark = (mark: string) => aws.items('int_shop').filter((item) => item.mark?.S === mark).length;
  expect(ledger.revisions).toMatchObject([
    { revision: 1, delivered: byMark('one') },
    { revision: 2, delivered: byMark('two') },
  ]);
  await serving.stop('SIGTERM');

  const again = await startServe(folder, secrets, ['--log-level', 'info']);
  expect(again.said()).toContain('blueprints/own/shop.yaml:6');
  expect(await viewOf(again, 'int_shop')).toMatchObject({
    revision: 2,
    problems: [{ code: 'expression/S0207' }],
  });
  await again.post('/v1/track', { messageId: 'late', event: 'E' }, secrets.PATCHBAY_TEST_WEB_KEY);
  await expect
    .poll(() => aws.items('int_shop').at(-1), patience)
    .toMatchObject({ event_id: { S: 'late' }, mark: { S: 'two' } });
  writeInto(folder, 'blueprints/own/shop.yaml', blueprint('three'));
  await expect.poll(() => viewOf(again, 'int_shop'), patience).toMatchObject({ revision: 3, problems: [] });
  await expect.poll(() => again.said(), patience).toContain('int_shop checks out again');
  // What somebody has installed is told of there, and not once more as a file.
  expect(again.said().match(/expression\/S0207/g)?.length).toBe(2);
}, 60_000);

it('goes back to the words of an earlier revision in one call, until the files say something else', async () => {
  const { folder, serving, becomes } = await serveShop();
  await becomes('one');
  writeInto(folder, 'blueprints/own/shop.yaml', blueprint('two'));
  await becomes('two');
  const rollBack = (revision: number) =>
    fetch(`${serving.adminUrl}/v1/admin/integrations/int_shop/revisions/${revision}/rollback`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${adminToken}` },
    });
  expect((await rollBack(2)).status).toBe(409);
  expect((await rollBack(1)).status).toBe(200);
  await becomes('one');
  expect(await (await rollBack(1)).json()).toMatchObject({ revision: 3 });
  const { data } = (await (await serving.admin('/v1/admin/integrations/int_shop/revisions')).json()) as {
    data: object[];
  };
  expect(data[0]).toMatchObject({
    revision_number: 3,
    created_by: 'bootstrap',
    change_summary: 'rolled back to revision 1: blueprint text',
  });
  await serving.stop('SIGTERM');
  const again = await startServe(folder, secrets);
  expect(await viewOf(again, 'int_shop')).toMatchObject({ revision: 3, problems: [] });
  writeInto(folder, 'blueprints/own/shop.yaml', blueprint('three'));
  await expect.poll(async () => (await viewOf(again, 'int_shop')).revision, patience).toBe(4);
  const reloads = async () =>
    ((await (await again.admin('/v1/admin/reload')).json()) as { data: object[] }).data;
  await expect
    .poll(reloads, patience)
    .toMatchObject([{ files: 1, changed: [{ integration_id: 'int_shop', revision: 4 }], refused: [] }]);
}, 60_000);

it('patches what it has gone back to with an override that is set meanwhile', async () => {
  const { folder, serving, becomes } = await serveShop();
  await becomes('one');
  writeInto(folder, 'blueprints/own/shop.yaml', blueprint('two', '  extra: { value: more }\n'));
  await becomes('two');
  const url = `${serving.adminUrl}/v1/admin/integrations/int_shop`;
  const headers = { Authorization: `Bearer ${adminToken}` };
  expect((await fetch(`${url}/revisions/1/rollback`, { method: 'POST', headers })).status).toBe(200);
  await becomes('one');
  const patch = { item: { mark: { value: 'patched' } } };
  const expires_at = new Date(Date.now() + 3_600_000).toISOString();
  const body = JSON.stringify({ reason: 'a test', expires_at, patch });
  expect((await fetch(`${url}/overrides`, { method: 'PUT', headers, body })).status).toBe(200);
  await becomes('patched');
  expect((await fetch(`${url}/overrides`, { method: 'DELETE', headers })).status).toBe(200);
  await becomes('one');
}, 60_000);

it('runs on with the last good blueprint when the project file names one that is not there', async () => {
  const { aws, folder, serving, project, becomes, shop } = await serveShop();
  await becomes('one');
  project(integration('int_shop', aws.endpoint, 'own/later'));
  await expect
    .poll(async () => (await shop()).problems, patience)
    .toMatchObject([{ code: 'engine/plan-missing' }]);
  await becomes('one');
  expect(await shop()).toMatchObject({ revision: 1, state: { kind: 'running' } });
  await serving.stop('SIGTERM');

  const again = await startServe(folder, secrets);
  expect(await viewOf(again, 'int_shop')).toMatchObject({
    revision: 1,
    problems: [{ code: 'engine/plan-missing' }],
  });
  writeInto(folder, 'blueprints/own/later.yaml', blueprint('late').replace('own/shop', 'own/later'));
  await expect.poll(() => viewOf(again, 'int_shop'), patience).toMatchObject({ revision: 2, problems: [] });
}, 60_000);

it('follows renames over a file, folders that are deleted and made anew, and links that are swapped', async () => {
  const { folder, becomes, shop } = await serveShop();
  await becomes('one');
  const file = join(folder, 'blueprints/own/shop.yaml');
  writeInto(folder, 'blueprints/own/.shop.yaml.swp', blueprint('two'));
  renameSync(join(folder, 'blueprints/own/.shop.yaml.swp'), file);
  await becomes('two');

  rmSync(join(folder, 'blueprints'), { recursive: true });
  await expect
    .poll(async () => (await shop()).problems, patience)
    .toMatchObject([{ code: 'engine/plan-missing' }]);
  await becomes('two');
  writeInto(folder, 'blueprints/own/shop.yaml', blueprint('three'));
  await becomes('three');

  // As a config map is mounted: files are links into a folder behind a link that is swapped.
  writeInto(folder, 'blueprints/own/..v1/shop.yaml', blueprint('four'));
  writeInto(folder, 'blueprints/own/..v2/shop.yaml', blueprint('five'));
  symlinkSync('..v1', join(folder, 'blueprints/own/..data'));
  unlinkSync(file);
  symlinkSync('..data/shop.yaml', file);
  await becomes('four');
  symlinkSync('..v2', join(folder, 'blueprints/own/..next'));
  renameSync(join(folder, 'blueprints/own/..next'), join(folder, 'blueprints/own/..data'));
  await becomes('five');
}, 60_000);

it('adds, changes and lets go of integrations and sources as the project file says', async () => {
  const { aws, folder, serving, project, send, becomes, shop } = await serveShop();
  await becomes('one');
  const both = integration('int_shop', aws.endpoint) + integration('int_more', aws.endpoint, 'own/more');
  const senders = source('web', 'PATCHBAY_TEST_WEB_KEY') + source('app', 'PATCHBAY_TEST_APP_KEY');
  writeInto(folder, 'blueprints/own/more.yaml', blueprint('more'));
  project(both, senders);
  await becomes('more', 'int_more');
  await send(secrets.PATCHBAY_TEST_APP_KEY);
  expect((await shop()).revision).toBe(1);

  project(`${both}  - { id: int_bad, integration: amazon_dynamdb, config: {} }\n`, senders);
  await expect.poll(() => serving.said(), patience).toContain('project/unknown-integration');
  await becomes('one');

  project(integration('int_more', aws.endpoint, 'own/more'));
  await expect
    .poll(async () => (await serving.admin('/v1/admin/integrations/int_shop')).status, patience)
    .toBe(404);
  await becomes('more', 'int_more');
  const refused = await serving.post('/v1/track', { event: 'E' }, secrets.PATCHBAY_TEST_APP_KEY);
  expect(refused.status).toBe(401);
  expect(readFileSync(join(folder, 'patchbay.yaml'), 'utf8')).not.toContain(secrets.PATCHBAY_TEST_WEB_KEY);
}, 60_000);
