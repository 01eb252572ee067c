import { describe, expect, it } from 'vitest';
import { operations } from '../../src/admin/operations/operations.ts';
import { AuditLog } from '../../src/engine/audit/AuditLog.ts';
import type { AuditEntry } from '../../src/engine/index.ts';
import { LmdbSpool } from '../../src/spool/lmdb/LmdbSpool.ts';
import { temporaryFolder } from '../spool/temporaryFolder.ts';
import { death, startAdmin } from './adminServer.ts';

type Admin = Awaited<ReturnType<typeof startAdmin>>;

async function entriesOf({ call }: Admin, query = ''): Promise<AuditEntry[]> {
  return (await call('GET', `/audit${query}`)).body.data;
}

describe('the audit log', () => {
  it('is kept by every operation that changes something', () => {
    const silent = operations.filter(({ method, audit }) => (method === 'GET') !== (audit === undefined));
    // The one changes nothing; the events of the other are counted in the ledger, one by one.
    expect(silent.map(({ id }) => id)).toEqual(['previewBlueprint', 'sendEvents']);
  });

  it('tells who has changed what and when, with old and new values, newest first', async () => {
    const admin = await startAdmin();
    const id = await admin.install('a');
    await admin.call('PATCH', `/integrations/${id}`, {
      sources: ['app'],
      config: { region: 'us-east-1', secret_access_key: 'another planted secret' },
    });
    await admin.call('POST', `/integrations/${id}/revisions/1/rollback`);
    await admin.call('DELETE', `/integrations/${id}`);
    const entries = await entriesOf(admin);
    expect(entries).toMatchObject([
      { action: 'integration.remove', target: id, after: { in_flight: 0, dead: 0 } },
      {
        action: 'revision.roll_back',
        before: { revision: 2, sources: ['app'], 'config.region': 'us-east-1' },
        after: { revision: 3, sources: null, 'config.region': 'eu-west-1' },
        cause: expect.stringContaining('rolled back to revision 1'),
      },
      {
        actor: 'bootstrap',
        action: 'integration.change',
        target: id,
        before: {
          revision: 1,
          sources: null,
          'config.region': 'eu-west-1',
          'config.secret_access_key': '***',
        },
        after: { revision: 2, sources: ['app'], 'config.secret_access_key': '***' },
      },
      { action: 'integration.install', target: id, before: null, after: { name: 'a', revision_number: 1 } },
    ]);
    for (const { at } of entries) expect(Math.abs(Date.parse(at) - Date.now())).toBeLessThan(60_000);
    expect(JSON.stringify(entries)).not.toContain('lanted');
  });

  it('knows the request that made a change, and passes over what changed nothing', async () => {
    const admin = await startAdmin();
    const id = await admin.install('a');
    const { headers } = await admin.call('POST', `/integrations/${id}/disable`);
    await admin.call('POST', `/integrations/${id}/disable`);
    await admin.call('PATCH', `/integrations/${id}`, { config: { region: 'nowhere' } });
    await admin.call('POST', `/integrations/${id}/dead/drop`, { all: true });
    const [last, ...others] = await entriesOf(admin);
    expect(last).toMatchObject({
      action: 'integration.change',
      after: { enabled: false },
      cause: 'disabled',
    });
    expect(last?.request_id).toBe(headers.get('x-request-id'));
    expect(others).toHaveLength(1);
  });

  it('has dead letters, tokens and keys in it too, and never a token', async () => {
    const admin = await startAdmin();
    const id = await admin.install('a');
    admin.fate.death = death;
    await admin.append(id, '{"n":1}', '{"n":2}');
    await admin.settled(id, { dead: 2 });
    const [{ id: letter }] = (await admin.call('GET', `/integrations/${id}/dead`)).body.data;
    await admin.call('POST', `/integrations/${id}/dead/replay`, { ids: [letter] });
    await admin.call('POST', `/integrations/${id}/dead/drop`, { all: true });
    const { body: made } = await admin.call('POST', '/tokens', { name: 'ci', role: 'editor' });
    await admin.call('DELETE', `/tokens/${made.id}`);
    await admin.call('POST', '/secrets/rotate');
    const entries = await entriesOf(admin);
    expect(entries.slice(0, -1)).toMatchObject([
      { action: 'secret.rotate', target: 'secrets' },
      { action: 'token.revoke', target: made.id, before: { name: 'ci', role: 'editor' } },
      { action: 'token.create', target: made.id, after: { name: 'ci', role: 'editor' } },
      { action: 'dead.drop', target: id },
      { action: 'dead.replay', target: id, after: { replayed: 1 } },
    ]);
    expect(JSON.stringify(entries)).not.toContain(made.token);
  });

  it('is filtered and comes in pages', async () => {
    const admin = await startAdmin();
    const [a, b] = [await admin.install('a'), await admin.install('b')];
    for (let turn = 0; turn < 3; turn++) {
      for (const id of [a, b]) {
        await admin.call('PATCH', `/integrations/${id}`, { name: `${id} ${turn}` });
      }
    }
    expect(await entriesOf(admin, `?integration=${a}`)).toHaveLength(4);
    expect(await entriesOf(admin, '?action=integration.install')).toHaveLength(2);
    const seen: string[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await admin.call('GET', `/audit?integration=${b}&limit=3${cursor}`);
      seen.push(...body.data.map(({ id }: AuditEntry) => id));
      if (!body.has_more) break;
      cursor = `&cursor=${body.next_cursor}`;
    }
    expect(seen).toEqual((await entriesOf(admin, `?integration=${b}`)).map(({ id }) => id));
    expect(seen).toHaveLength(4);
    expect((await admin.call('GET', '/audit?action=nothing')).status).toBe(400);
    expect((await admin.call('GET', '/audit?cursor=x')).status).toBe(400);
  });

  it('survives a restart and goes on behind what was there', async () => {
    const data = temporaryFolder();
    const first = await startAdmin({ data });
    const id = await first.install('a');
    await first.stop();
    const second = await startAdmin({ data });
    await second.call('POST', `/integrations/${id}/disable`);
    expect((await entriesOf(second)).map(({ action }) => action)).toEqual([
      'integration.change',
      'integration.install',
    ]);
  });

  it('keeps so many entries and no more, also after a crash between a write and its clean-up', async () => {
    const spool = new LmdbSpool({ path: temporaryFolder(), limit: 1e9 });
    const table = spool.table<AuditEntry>('audit');
    const others = spool.table('auditor');
    await others.put('000000000001', 'not of this table');
    const open = () => new AuditLog({ table, now: () => 0, most: 5 });
    const record = (log: AuditLog, n: number) =>
      log.record({ actor: 'patchbay', action: 'override.expire', target: `int_${n}` });
    const log = open();
    await Promise.all(Array.from({ length: 12 }, (_, n) => record(log, n)));
    expect(log.page({ limit: 100 }).entries.map(({ target }) => target)).toEqual(
      [11, 10, 9, 8, 7].map((n) => `int_${n}`),
    );
    const {
      entries: [last],
    } = log.page({ limit: 1 });
    if (last === undefined) throw new Error('the log is empty');
    await table.put('000000000002', last);
    await record(open(), 12);
    expect(table.entries().map(([key]) => Number(key))).toEqual([9, 10, 11, 12, 13]);
    expect(others.entries()).toHaveLength(1);
    await spool.close();
  });

  it('leaves out values that are too long', async () => {
    const spool = new LmdbSpool({ path: temporaryFolder(), limit: 1e9 });
    const log = new AuditLog({ table: spool.table('audit'), now: () => 0 });
    await log.record({ actor: 'a', action: 'override.set', target: 't', after: { patch: 'x'.repeat(5000) } });
    const {
      entries: [entry],
    } = log.page({ limit: 1 });
    expect(entry?.after).toBe('(5012 characters, left out)');
    await spool.close();
  });
});
