import { describe, expect, it } from 'vitest';
import { integrationOf } from '../engine/testCatalog.ts';
import { dynamoConfig, startAdmin } from './adminServer.ts';

describe('installed integrations', () => {
  it('are listed in pages, those of the project beside those of the API', async () => {
    const { call, install } = await startAdmin({ project: [integrationOf('int_git')] });
    const ids = [await install('a'), await install('b'), 'int_git'].toSorted();
    const first = (await call('GET', '/integrations?limit=2')).body;
    expect(first.data.map(({ id }: { id: string }) => id)).toEqual(ids.slice(0, 2));
    expect(first).toMatchObject({ has_more: true, next_cursor: ids[1] });
    const second = (await call('GET', `/integrations?limit=2&cursor=${first.next_cursor}`)).body;
    expect(second.data.map(({ id }: { id: string }) => id)).toEqual(ids.slice(2));
    expect(second).toMatchObject({ has_more: false, next_cursor: null });
    const owners = [...first.data, ...second.data].map(({ id, owner }) => [id, owner]);
    expect(owners.find(([id]) => id === 'int_git')).toEqual(['int_git', 'git']);
    for (const limit of ['0', '101', 'x', '1.5']) {
      expect((await call('GET', `/integrations?limit=${limit}`)).status).toBe(400);
    }
  });

  it('change what a request names and keep the rest, secrets included', async () => {
    const { call, install, configs, append, settled } = await startAdmin();
    const id = await install('a');
    const { status, body } = await call('PATCH', `/integrations/${id}`, {
      name: 'orders',
      config: { region: 'eu-central-1', secret_access_key: '***', batch_size: 5 },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: 'orders',
      revision: 2,
      config: {
        ...dynamoConfig,
        region: 'eu-central-1',
        batch_size: 5,
        access_key_id: '***',
        secret_access_key: '***',
      },
    });
    await append(id, '{}');
    await settled(id, { delivered: 1 });
    expect(configs.get(id)).toMatchObject({ ...dynamoConfig, region: 'eu-central-1', batch_size: 5 });
    const back = await call('PATCH', `/integrations/${id}`, { config: { batch_size: null } });
    expect(back.body.config.batch_size).toBe(25);
  });

  it('may be sent back as they were answered, without what is read-only', async () => {
    const { call, install } = await startAdmin();
    const id = await install('a');
    const { body } = await call('GET', `/integrations/${id}`);
    const { name, variant, blueprint, config, sources, enabled, delivery_mode } = body;
    const sent = { name, variant, blueprint, config, sources, enabled, delivery_mode };
    const answer = await call('PATCH', `/integrations/${id}`, sent);
    expect(answer).toMatchObject({ status: 200, body: { revision: 1, config } });
    const whole = await call('PATCH', `/integrations/${id}`, body);
    expect(whole.status).toBe(422);
    expect(new Set(whole.body.error.details.map(({ code }: { code: string }) => code))).toEqual(
      new Set(['installation/read-only']),
    );
  });

  it('take the settings of another variant when they change to it', async () => {
    const { call, install } = await startAdmin();
    const id = await install('a');
    const { body } = await call('PATCH', `/integrations/${id}`, { variant: 'message_id' });
    expect(body).toMatchObject({
      variant: 'message_id',
      blueprint: 'amazon_dynamodb/message_id',
      revision: 2,
    });
    const own = await call('PATCH', `/integrations/${id}`, { blueprint: 'amazon_dynamodb/time_series' });
    expect(own.body).toMatchObject({ variant: null, blueprint: 'amazon_dynamodb/time_series' });
  });

  it('are not changed to what cannot run: what runs goes on', async () => {
    const { call, install, append, settled } = await startAdmin();
    const [id] = [await install('a'), await install('b')];
    const bad = [
      [{ config: { region: 'moon' } }, 422],
      [{ config: { access_key_id: null } }, 422],
      [{ blueprint: 'nowhere' }, 422],
      [{ integration: 'amazon_kinesis' }, 422],
      [{ name: 'b' }, 409],
      ['[]', 400],
      ['{', 400],
    ] as const;
    for (const [request, expected] of bad) {
      expect((await call('PATCH', `/integrations/${id}`, request)).status).toBe(expected);
    }
    expect((await call('GET', `/integrations/${id}`)).body).toMatchObject({ revision: 1, name: 'a' });
    await append(id, '{}');
    await settled(id, { delivered: 1 });
  });

  it('filter their events while they are disabled', async () => {
    const { call, install, append, settled } = await startAdmin();
    const id = await install('a');
    expect((await call('POST', `/integrations/${id}/disable`)).body).toMatchObject({
      enabled: false,
      revision: 2,
    });
    await append(id, '{}');
    await settled(id, { filtered: 1 });
    expect((await call('POST', `/integrations/${id}/enable`)).body).toMatchObject({
      enabled: true,
      revision: 3,
    });
    await append(id, '{}');
    await settled(id, { delivered: 1 });
    const { body } = await call('GET', `/integrations/${id}/ledger`);
    expect(body).toMatchObject({
      integration_id: id,
      revision: 3,
      accepted: 2,
      filtered_by_reason: { disabled: 1 },
    });
  });

  it('say what became of their events when they are deleted', async () => {
    const { call, install, append, settled, sinks, fate, engine } = await startAdmin();
    const id = await install('a');
    await append(id, '{"n":0}');
    await settled(id, { delivered: 1 });
    const { death } = await import('./adminServer.ts');
    fate.death = death;
    await append(id, '{"n":1}', '{"n":2}');
    await settled(id, { dead: 2 });
    delete fate.death;
    const sink = sinks.get(id);
    if (sink !== undefined) sink.refusal = { action: 'park', code: 'AccessDenied', message: 'no' };
    await append(id, '{"n":3}', '{"n":4}', '{"n":5}');
    await settled(id, { in_flight: 3 });
    const { status, body } = await call('DELETE', `/integrations/${id}`);
    expect(status).toBe(200);
    expect(body).toEqual({ id, deleted: true, discarded: { in_flight: 3, dead: 2 } });
    expect(engine.ledger(id)).toBeUndefined();
    for (const path of ['', '/ledger', '/revisions', '/revisions/1', '/dead', '/dead/1-0']) {
      expect((await call('GET', `/integrations/${id}${path}`)).status).toBe(404);
    }
    expect((await call('DELETE', `/integrations/${id}`)).status).toBe(404);
    expect((await call('GET', '/integrations')).body.data).toEqual([]);
    expect(await install('a')).not.toBe(id);
  });

  it('of the project file are Git’s: the API shows them and changes nothing', async () => {
    const { call } = await startAdmin({ project: [integrationOf('int_git')] });
    const attempts = [
      ['PATCH', '', { name: 'x' }],
      ['DELETE', ''],
      ['POST', '/enable'],
      ['POST', '/disable'],
      ['POST', '/revisions/1/rollback'],
    ] as const;
    for (const [method, path, request] of attempts) {
      const { status, body } = await call(method, `/integrations/int_git${path}`, request);
      expect([path, status, body.error.code]).toEqual([path, 409, 'installation/owned-by-git']);
    }
    expect((await call('GET', '/integrations/int_git/revisions')).body.data).toHaveLength(1);
  });

  it('take events of their own, and tell of each that is none', async () => {
    const { call, install, settled } = await startAdmin();
    const id = await install('a');
    const path = `/integrations/${id}/events`;
    const event = { type: 'track', event: 'x' };
    expect(await call('POST', path, [event, event])).toMatchObject({
      status: 200,
      body: { accepted: 2, errors: [] },
    });
    expect(await call('POST', path, [event, 7])).toMatchObject({ status: 207, body: { accepted: 1 } });
    expect((await call('POST', path, [7])).status).toBe(400);
    expect((await call('POST', path, 'x'.repeat(70_000))).status).toBe(413);
    await settled(id, { delivered: 3 });
  });

  it('that do not exist are not found, whatever is asked of them', async () => {
    const { call, faults, request } = await startAdmin();
    const long = 'x'.repeat(3000);
    for (const id of ['int_nobody', '__proto__', long, '%00', '..%2f']) {
      for (const [method, path, body] of [
        ['GET', ''],
        ['PATCH', '', {}],
        ['DELETE', ''],
        ['POST', '/enable'],
        ['POST', '/disable'],
        ['POST', '/events', []],
        ['GET', '/ledger'],
        ['GET', '/revisions'],
        ['GET', '/revisions/1'],
        ['POST', '/revisions/1/rollback'],
        ['GET', '/dead'],
        ['GET', '/dead/1-1'],
        ['POST', '/dead/replay', { all: true }],
        ['POST', '/dead/drop', { all: true }],
      ] as const) {
        const answer = await call(method, `/integrations/${id}${path}`, body);
        expect([id, method, path, answer.status]).toEqual([id, method, path, 404]);
      }
    }
    expect((await request('GET', '/v1/elsewhere')).body.error.code).toBe('admin/not-found');
    expect(faults).toEqual([]);
  });
});
