import { describe, expect, it } from 'vitest';
import { AdminError } from '../../src/admin/AdminError.ts';
import { IdempotencyKeys } from '../../src/admin/idempotency/IdempotencyKeys.ts';
import type { KeptAnswer } from '../../src/admin/idempotency/KeptAnswer.ts';
import { diagnose } from '../../src/diagnostics/diagnose.ts';
import { LmdbSpool } from '../../src/spool/lmdb/LmdbSpool.ts';
import { temporaryFolder } from '../spool/temporaryFolder.ts';
import { dynamoConfig, startAdmin } from './adminServer.ts';

const path = '/v1/admin/integration-catalog/amazon_dynamodb/install';
const body = { name: 'a', config: dynamoConfig };

async function installer(data = temporaryFolder()) {
  const admin = await startAdmin({ data });
  const install = (key: string, given: unknown = body) =>
    admin.request('POST', path, given, undefined, { 'Idempotency-Key': key });
  return { ...admin, installed: install };
}

describe('Idempotency-Key', () => {
  it('has a request done once and answered twice, without any secret being kept', async () => {
    const { installed, call, engine } = await installer();
    const first = await installed('k1');
    const second = await installed('k1');
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.text).toBe(first.text);
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    expect([first, second].map(({ headers }) => headers.get('idempotent-replayed'))).toEqual([null, 'true']);
    expect((await call('GET', '/integrations')).body.data).toHaveLength(1);
    expect((await call('GET', '/audit')).body.data).toHaveLength(1);
    const kept = JSON.stringify(engine.table('idempotency').entries());
    expect(kept).toContain(first.body.template.id);
    expect(kept).not.toContain('lanted');
  });

  it('stands for one body, and for one caller', async () => {
    const { installed, call, request } = await installer();
    await installed('k1');
    const other = await installed('k1', { ...body, name: 'b' });
    expect([other.status, other.body.error.code]).toEqual([422, 'admin/idempotency-other-body']);
    const { token } = (await call('POST', '/tokens', { name: 'ci', role: 'editor' })).body;
    const theirs = await request('POST', path, { ...body, name: 'b' }, token, { 'Idempotency-Key': 'k1' });
    expect(theirs.status).toBe(201);
  });

  it('is refused with a body that is too deep to be told from others', async () => {
    const { installed } = await installer();
    const deep = await installed(
      'k1',
      `{"name":"a","config":{"table_name":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`,
    );
    expect([deep.status, deep.body.error.code]).toEqual([422, 'ingest/too-deep']);
    expect((await installed('k1')).status).toBe(201);
  });

  it('survives a restart', async () => {
    const data = temporaryFolder();
    const first = await installer(data);
    const { text } = await first.installed('k1');
    await first.stop();
    const second = await installer(data);
    expect((await second.installed('k1')).text).toBe(text);
  });

  it('is free again when the request was refused', async () => {
    const { installed } = await installer();
    expect((await installed('k1', { name: 'a' })).status).toBe(422);
    expect((await installed('k1')).status).toBe(201);
  });

  it('tells that the request is under way', async () => {
    const { installed } = await installer();
    const answers = await Promise.all([installed('k1'), installed('k1')]);
    const statuses = answers.map(({ status }) => status).toSorted();
    expect(statuses).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.error.code).toBe('admin/idempotency-under-way');
  });

  it.each(['a b', 'x'.repeat(256)])('is refused when it is none', async (key) => {
    const { installed } = await installer();
    const { status, body: said } = await installed(key);
    expect([status, said.error.code]).toEqual([400, 'admin/bad-idempotency-key']);
  });
});

describe('the keys that are kept', () => {
  function open(most?: number) {
    const spool = new LmdbSpool({ path: temporaryFolder(), limit: 1e9 });
    const table = spool.table<KeptAnswer>('idempotency');
    const clock = { now: 1e12 };
    const keys = () => new IdempotencyKeys(table, () => clock.now, most);
    let done = 0;
    const answer = async () => ({ status: 201 as const, text: String(++done), headers: {} });
    const request = (key: string) => ({ caller: 'ci', route: 'POST /x', key, body: {} });
    return { spool, table, clock, keys, answer, request };
  }

  it('are forgotten after a day', async () => {
    const { clock, keys, answer, request, table } = open();
    const kept = keys();
    expect(await kept.once(request('a'), answer)).toMatchObject({ text: '1', repeated: false });
    clock.now += 24 * 3600 * 1000 - 1;
    expect(await kept.once(request('a'), answer)).toMatchObject({ text: '1', repeated: true });
    clock.now += 1;
    expect(await kept.once(request('a'), answer)).toMatchObject({ text: '2', repeated: false });
    expect(table.entries()).toHaveLength(1);
  });

  it('are so many at most, also across a restart', async () => {
    const { clock, keys, answer, request, table } = open(3);
    for (const key of ['a', 'b', 'c', 'd', 'e']) {
      clock.now += 1;
      await keys().once(request(key), answer);
    }
    expect(table.entries()).toHaveLength(3);
    expect(await keys().once(request('e'), answer)).toMatchObject({ repeated: true });
    expect(await keys().once(request('a'), answer)).toMatchObject({ repeated: false });
  });

  it('tell when nobody knows what has become of a request', async () => {
    const { keys, answer, request } = open();
    await expect(keys().once(request('a'), () => Promise.reject(new Error('a bug')))).rejects.toThrow(
      'a bug',
    );
    // As after a crash, of which nothing is left but that it was begun.
    const again = keys().once(request('a'), answer);
    await expect(again).rejects.toMatchObject({
      status: 409,
      diagnostic: { code: 'admin/idempotency-unknown' },
    });
    const refused = () => Promise.reject(new AdminError(409, diagnose('admin/not-an-object', {})));
    await expect(keys().once(request('b'), refused)).rejects.toThrow();
    expect(await keys().once(request('b'), answer)).toMatchObject({ repeated: false });
  });
});
