import { existsSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LmdbSpool } from '../../src/spool/lmdb/LmdbSpool.ts';
import { freePort } from '../peers/freePort.ts';
import { eventsOf } from '../spool/eventsOf.ts';
import { temporaryFolder } from '../spool/temporaryFolder.ts';
import { config, projectSecrets } from './projectFile.ts';
import { runPatchbay } from './runPatchbay.ts';
import { startServe } from './startServe.ts';

const key = projectSecrets.PATCHBAY_TEST_WEB_KEY;

function projectFolder(port: number): { folder: string; file: string } {
  const folder = temporaryFolder();
  writeFileSync(
    join(folder, 'patchbay.yaml'),
    `sources: [{ id: web, write_key: "\${env:PATCHBAY_TEST_WEB_KEY}" }]
integrations:
  - { id: int_table, integration: amazon_dynamodb, config: ${config('table_name', `http://127.0.0.1:${port}`)} }
`,
  );
  return { folder, file: join(folder, '.patchbay/spool/data.mdb') };
}

const batch = (size: number) =>
  Array.from({ length: size }, (_, n) => ({
    type: 'track',
    event: 'E',
    properties: { text: 'x'.repeat(900), n },
  }));

describe('a data folder whose destination is out of reach', () => {
  /** A project with a hundred events that wait in a store with this damage. */
  async function folderWith(damage: (file: string) => void) {
    const { folder, file } = projectFolder(await freePort());
    mkdirSync(dirname(file), { recursive: true });
    const spool = new LmdbSpool({ path: dirname(file), limit: 1e9 });
    await spool.install('int_table');
    const text = { event_id: 'e', received_at: '2026-01-01T00:00:00Z', source_id: 'web' };
    for (let count = 0; count < 5; count++) {
      const events = batch(20).map((event) => JSON.stringify({ ...text, ...event }));
      await spool.append(eventsOf(...events), { source: 'web' }, 0);
    }
    await spool.close();
    damage(file);
    return { folder, file };
  }

  it('is examined while it is served and afterwards, and is sound', async () => {
    const { folder } = projectFolder(await freePort());
    const serving = await startServe(folder, projectSecrets);
    for (let count = 0; count < 5; count++) await serving.post('/v1/events', batch(20), key);
    for (const running of [true, false]) {
      const { code, talk } = await runPatchbay(folder, ['doctor'], projectSecrets);
      // The destination is an error of its own.
      expect([running, code]).toEqual([running, 1]);
      expect(talk).toMatch(/✓ store .*: 100 events in 5 chunks \(.*\), 0 dead letters, 1 integration\n/);
      expect(talk).not.toContain('[spool/');
      if (running) await serving.stop('SIGTERM');
    }
  }, 60_000);

  it.each([
    ['its tail is torn off', (file: string) => truncateSync(file, 20 * 4096)],
    [
      'every page but the first two is broken',
      (file: string) => overwrite(file, 2 * 4096, 0x55, Number.MAX_SAFE_INTEGER),
    ],
  ])(
    'is not opened when %s: `serve` and `doctor` say so, and leave it as it is',
    async (_, damage) => {
      const { folder, file } = await folderWith(damage);
      const damaged = readFileSync(file);
      const [doctor, serve] = await Promise.all([
        runPatchbay(folder, ['doctor'], projectSecrets),
        runPatchbay(folder, ['serve'], {
          ...projectSecrets,
          PATCHBAY_INGEST_PORT: '0',
          PATCHBAY_ADMIN_PORT: '0',
        }),
      ]);
      expect(doctor.code).toBe(1);
      expect(doctor.talk).toContain('✗ store');
      expect(serve.code).toBe(2);
      for (const { talk } of [doctor, serve]) {
        expect(talk).toMatch(/error\[spool\/damaged-file\] .*data\.mdb is damaged \(.+\); lost: .+/);
        expect(talk).toContain('restore the data folder from a copy');
        expect(talk).not.toMatch(/ at .*\.js:\d+/);
      }
      expect(readFileSync(file).equals(damaged)).toBe(true);
      expect(existsSync(join(folder, '.patchbay/lock'))).toBe(false);
    },
    60_000,
  );

  it('delivers what is sound when events of a chunk are damaged, and keeps the others among the dead letters', async () => {
    const { folder } = await folderWith((file) => {
      const changed = readFileSync(file);
      changed.write('y', changed.indexOf('xxxxxxxxxx'));
      writeFileSync(file, changed);
    });
    const { code, talk } = await runPatchbay(folder, ['doctor'], projectSecrets);
    expect(code).toBe(1);
    expect(talk).toContain('error[spool/damaged-events]');
    const serving = await startServe(folder, projectSecrets);
    expect(await serving.settled('int_table', 20)).toMatchObject({ accepted: 100, dead: 20, in_flight: 80 });
    const answer = await serving.admin('/v1/admin/integrations/int_table/dead?limit=1');
    expect(await answer.text()).toContain('spool/damaged-events');
    await serving.stop('SIGTERM');
  }, 60_000);
});

it('a full disk refuses events with 503 and the reason, loses none that were taken, and takes more once there is room', async () => {
  const { folder, file } = projectFolder(await freePort());
  // A limit on the size of files is as good as a full disk, once the signal that goes with it is out of the way.
  const survive = "data:text/javascript,process.on('SIGXFSZ',()=>{})";
  const limited = { ...projectSecrets, NODE_OPTIONS: `--import=${survive}` };
  const full = await startServe(folder, limited, [], undefined, 'ulimit -f 1500');
  let [taken, refused] = [0, 0];
  for (let count = 0; count < 200 && refused < 3; count++) {
    const answer = await full.post('/v1/events', batch(50), key);
    if (answer.status === 200) taken += 50;
    else {
      refused++;
      expect(answer.status).toBe(503);
      expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
      expect(await answer.text()).toContain('the spool cannot be written');
    }
  }
  expect(refused).toBe(3);
  expect(taken).toBeGreaterThan(200);
  expect(await full.ledger('int_table')).toMatchObject({ accepted: taken, in_flight: taken });
  const ready = await fetch(`${full.ingestUrl}/readyz`);
  expect([ready.status, await ready.text()]).toEqual([
    503,
    expect.stringContaining('the spool cannot be written'),
  ]);
  expect(await full.stop('SIGTERM')).toBe(0);
  expect(statSync(file).size).toBeLessThanOrEqual(1500 * 1024);

  const { talk } = await runPatchbay(folder, ['doctor'], projectSecrets);
  expect(talk).toMatch(new RegExp(`✓ store .*: ${taken} events`));
  const again = await startServe(folder, projectSecrets);
  expect((await again.post('/v1/events', batch(50), key)).status).toBe(200);
  expect(await again.ledger('int_table')).toMatchObject({ accepted: taken + 50, in_flight: taken + 50 });
  await again.stop('SIGTERM');
}, 90_000);

function overwrite(file: string, from: number, byte: number, to = from + 1): void {
  const bytes = readFileSync(file);
  bytes.fill(byte, from, Math.min(to, bytes.length));
  writeFileSync(file, bytes);
}
