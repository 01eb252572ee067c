import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { freePort } from '../peers/freePort.ts';
import { startDynalite } from '../peers/startDynalite.ts';
import { temporaryFolder } from '../spool/temporaryFolder.ts';
import { createTable, itemsOf } from './awsTables.ts';
import { config, projectSecrets } from './projectFile.ts';
import { runPatchbay } from './runPatchbay.ts';
import { startServe } from './startServe.ts';

const ports = { PATCHBAY_INGEST_PORT: '0', PATCHBAY_ADMIN_PORT: '0' };

/** A project with one integration on a table that nobody may ever ask for. */
function projectFolder(endpoint: string, blueprint = 'amazon_dynamodb/default'): string {
  const folder = temporaryFolder();
  writeFileSync(
    join(folder, 'patchbay.yaml'),
    `integrations:\n  - { id: int_table, integration: amazon_dynamodb, blueprint: ${blueprint}, config: ${config('table_name', endpoint)} }\n`,
  );
  return folder;
}

describe('bad input', () => {
  it('over HTTP gets an answer that names the index and the reason; good events are kept', async () => {
    const serving = await startServe(projectFolder(`http://127.0.0.1:${await freePort()}`), projectSecrets);
    const ask = async (path: string, body: unknown, key?: string) => {
      const response = await serving.post(path, body, key);
      return {
        status: response.status,
        body: (await response.json()) as { accepted: number; errors: { index: number; code: string }[] },
      };
    };
    const codes = (answer: Awaited<ReturnType<typeof ask>>) => [
      answer.status,
      answer.body.accepted,
      answer.body.errors.map(({ index, code }) => `${index} ${code}`),
    ];
    expect(codes(await ask('/v1/events', '{"type":'))).toEqual([
      400,
      0,
      [expect.stringMatching(/^0 ingest\//)],
    ]);
    expect(codes(await ask('/v1/events', '[42]'))).toEqual([400, 0, ['0 ingest/not-an-object']]);
    expect(codes(await ask('/v1/events', { event: 'no type' }))).toEqual([
      400,
      0,
      [expect.stringMatching(/^0 ingest\/.*type/)],
    ]);
    const large = { type: 'track', event: 'L', properties: { text: 'x'.repeat(1_100_000) } };
    expect(codes(await ask('/v1/events', [{ type: 'track' }, large]))).toEqual([
      207,
      1,
      ['1 ingest/event-too-large'],
    ]);
    const batch = '{"batch":[{"type":"track","event":"a"},{"type":"track",,},{"type":"page"}]}';
    expect(codes(await ask('/v1/batch', batch))).toEqual([207, 2, [expect.stringMatching(/^1 ingest\//)]]);
    expect((await serving.post('/v1/track', { event: 'E' }, 'wrong')).status).toBe(401);
    expect((await serving.ledger('int_table')).accepted).toBe(3);
  }, 30_000);

  it('in a blueprint parks what has no good plan yet; file, line and column are named', async () => {
    const folder = projectFolder('http://127.0.0.1:1', 'own/broken');
    mkdirSync(join(folder, 'blueprints', 'own'), { recursive: true });
    writeFileSync(
      join(folder, 'blueprints', 'own', 'broken.yaml'),
      'blueprint: own/broken\nkey: { partition: event_id }\nitem:\n  event_id: event_id\n  total: { expr: "1 +" }\n',
    );
    const serving = await startServe(folder, projectSecrets);
    expect(serving.said()).toMatch(/blueprints\/own\/broken\.yaml:5:\d+/);
    expect(serving.said()).toContain('expression/S0207');
    expect(await (await serving.admin('/v1/admin/integrations/int_table')).json()).toMatchObject({
      state: { kind: 'parked', code: 'engine/plan-missing' },
      problems: [{ code: 'expression/S0207', line: 5 }],
    });
  });

  it('in a catalog file or the project file keeps `serve` from starting', async () => {
    const folder = projectFolder('http://127.0.0.1:1');
    mkdirSync(join(folder, 'catalog'));
    writeFileSync(join(folder, 'catalog', 'mine.yaml'), 'key: mine\nname: Mine\ncategroy: database\n');
    const catalog = await runPatchbay(folder, ['serve'], { ...projectSecrets, ...ports });
    expect(catalog.code).toBe(2);
    expect(catalog.talk).toMatch(/catalog\/mine\.yaml:3:1/);
    expect(catalog.talk).toContain('did you mean `category`');

    const wrong = temporaryFolder();
    writeFileSync(
      join(wrong, 'patchbay.yaml'),
      'integrations:\n  - id: int_a\n    integration: amazon_dynamodb\n    variant: default\n    config: { tabel_name: t }\n',
    );
    const project = await runPatchbay(wrong, ['serve'], ports);
    expect(project.code).toBe(2);
    expect(project.talk).toMatch(/patchbay\.yaml:5:15/);
  });

  it('in the environment is refused with the name of the variable', async () => {
    const { code, talk } = await runPatchbay(temporaryFolder(), ['serve'], {
      PATCHBAY_INGEST_PORT: 'eighty',
    });
    expect(code).toBe(2);
    expect(talk).toContain('PATCHBAY_INGEST_PORT');
  });
});

it('a destination that cannot be reached at the start is told about, and gets its events once it is up', async () => {
  const port = await freePort();
  const serving = await startServe(projectFolder(`http://127.0.0.1:${port}`), projectSecrets);
  await expect
    .poll(() => serving.said(), { timeout: 15_000 })
    .toMatch(/int_table does not answer.*ECONNREFUSED/);
  await serving.post('/v1/track', { messageId: 'm1', event: 'E' });
  await expect.poll(() => serving.said(), { timeout: 15_000 }).toMatch(/int_table retrying: .*ECONNREFUSED/);
  expect(await serving.ledger('int_table')).toMatchObject({ accepted: 1, delivered: 0, in_flight: 1 });

  const table = await startDynalite({ port });
  onTestFinished(() => table.stop());
  await createTable(table.endpoint, 'events', { event_id: 'S' });
  expect(await serving.settled('int_table', 1)).toMatchObject({ delivered: 1, in_flight: 0 });
  expect((await itemsOf(table.endpoint, 'events')).map((item) => item.event_id)).toEqual([{ S: 'm1' }]);
}, 60_000);

it('no secret is said, logged, answered or kept in the data folder', async () => {
  const folder = projectFolder(`http://127.0.0.1:${await freePort()}`);
  const serving = await startServe(folder, projectSecrets, ['--log-level', 'debug']);
  await serving.post('/v1/track', { messageId: 'm1', event: 'E' });
  await expect.poll(() => serving.said(), { timeout: 15_000 }).toContain('retrying');
  const answers = await Promise.all(
    [
      '/v1/admin/integrations',
      '/v1/admin/integrations/int_table',
      '/v1/admin/integration-catalog',
      '/metrics',
    ].map(async (path) => (await serving.admin(path)).text()),
  );
  expect(answers[0]).toContain('"secret_access_key":"***"');
  await serving.stop('SIGTERM');
  const { out } = await runGrep(folder, projectSecrets.PATCHBAY_TEST_SECRET);
  expect(out).toBe('');
  for (const text of [serving.said(), ...answers]) {
    expect(text).not.toContain(projectSecrets.PATCHBAY_TEST_SECRET);
    expect(text).not.toContain(projectSecrets.PATCHBAY_TEST_KEY);
  }
}, 60_000);

/** Files below a folder that hold a text. */
async function runGrep(folder: string, text: string): Promise<{ out: string }> {
  const { execFile } = await import('node:child_process');
  return new Promise((resolve) => {
    execFile('grep', ['-rlF', text, folder], (_, out) => resolve({ out }));
  });
}
