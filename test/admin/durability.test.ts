import { describe, expect, it } from 'vitest';
import type { StateTable } from '../../src/engine/index.ts';
import { SecretKeyring } from '../../src/project/secrets/SecretKeyring.ts';
import { integrationOf } from '../engine/testCatalog.ts';
import { temporaryFolder } from '../spool/temporaryFolder.ts';
import { startAdmin } from './adminServer.ts';

/** Lets so many writes through; whatever comes later is lost, as if the process had been killed before it. */
function cutAfter(writes: number) {
  let left = writes;
  const write = async (make: () => Promise<void>) => {
    if (left === 0) throw new Error('killed');
    left -= 1;
    await make();
  };
  return (table: StateTable<unknown>): StateTable<unknown> => ({
    get: (key) => table.get(key),
    entries: () => table.entries(),
    range: (range) => table.range(range),
    put: (key, value) => write(() => table.put(key, value)),
    remove: (key) => write(() => table.remove(key)),
  });
}

describe('what was answered', () => {
  it('is there after a restart: integrations, their settings and their revisions', async () => {
    const data = temporaryFolder();
    const first = await startAdmin({ data });
    const id = await first.install('a');
    await first.call('PATCH', `/integrations/${id}`, { config: { batch_size: 7 }, sources: ['app'] });
    const { state: _, ...before } = (await first.call('GET', `/integrations/${id}`)).body;
    const history = (await first.call('GET', `/integrations/${id}/revisions`)).body;
    await first.stop();
    const second = await startAdmin({ data });
    expect((await second.call('GET', `/integrations/${id}`)).body).toMatchObject(before);
    expect((await second.call('GET', `/integrations/${id}/revisions`)).body).toEqual(history);
    await second.append(id, '{}');
    await second.settled(id, { delivered: 1 });
    expect(second.configs.get(id)).toMatchObject({
      batch_size: 7,
      secret_access_key: 'planted/secret+access=key',
    });
  });

  it.each(Array.from({ length: 10 }, (_, writes) => [writes]))(
    'is whole, and the rest is not there, when the process ends after %i writes',
    async (writes) => {
      const data = temporaryFolder();
      const first = await startAdmin({ data, wrap: cutAfter(writes) });
      const path = '/integration-catalog/amazon_dynamodb/install';
      const config = { table_name: 'events', region: 'eu-west-1', auth: 'default_chain' };
      const done: string[] = [];
      const step = async (name: string, ...args: Parameters<typeof first.call>) => {
        const { status, body } = await first.call(...args);
        if (status < 300) done.push(name);
        return body;
      };
      const id = (await step('install', 'POST', path, { name: 'a', config })).template?.id;
      await step('change', 'PATCH', `/integrations/${id}`, { config: { region: 'us-east-1' } });
      await step('disable', 'POST', `/integrations/${id}/disable`);
      await step('delete', 'DELETE', `/integrations/${id}`);
      const revisions = done.filter((name) => name !== 'delete').length;
      await first.stop();

      const { call, engine, complaints } = await startAdmin({ data });
      expect(complaints).toEqual([]);
      const { data: found } = (await call('GET', '/integrations')).body;
      // The first write keeps the recipe. From the fifth on the removal has begun, and goes on after the restart.
      const gone = writes >= 5 || writes < 2;
      expect(found.map((view: { revision: number }) => view.revision)).toEqual(gone ? [] : [revisions]);
      expect(done).toEqual(
        ['install', 'change', 'disable', 'delete'].slice(
          0,
          writes === 9 ? 4 : Math.min(Math.max(writes - 1, 0), 3),
        ),
      );
      if (gone) {
        expect(id === undefined ? undefined : engine.ledger(id)).toBeUndefined();
        expect(engine.table('revisions').entries()).toEqual([]);
      }
    },
  );
});

describe('what cannot run after a restart', () => {
  it('is parked when its catalog entry has vanished, keeps its events, and runs when it is back', async () => {
    const data = temporaryFolder();
    const first = await startAdmin({ data });
    const id = await first.install('a');
    await first.stop();
    const without = await startAdmin({ data, catalog: new Map() });
    await without.append(id, '{}');
    expect((await without.call('GET', `/integrations/${id}`)).body).toMatchObject({
      integration: 'amazon_dynamodb',
      config: { table_name: 'events', secret_access_key: '***' },
      state: {
        kind: 'parked',
        code: 'installation/entry-missing',
        hint: expect.stringContaining('catalog/'),
      },
    });
    expect((await without.call('PATCH', `/integrations/${id}`, {})).status).toBe(409);
    await without.stop();
    const back = await startAdmin({ data });
    await back.settled(id, { delivered: 1 });
  });

  it('runs on with the last good text when its blueprint has gone', async () => {
    const data = temporaryFolder();
    const text = { own: '' };
    const { readFileSync } = await import('node:fs');
    text.own = readFileSync('blueprints/amazon_dynamodb/default.yaml', 'utf8');
    const first = await startAdmin({ data, blueprints: text });
    const id = await first.install('a');
    await first.call('PATCH', `/integrations/${id}`, { blueprint: 'own' });
    await first.stop();
    const second = await startAdmin({ data });
    expect((await second.call('GET', `/integrations/${id}`)).body).toMatchObject({
      revision: 2,
      problems: [{ code: 'engine/plan-missing' }],
    });
    await second.append(id, '{}');
    await second.settled(id, { delivered: 1 });
  });

  it('is parked when the project installs the same id, until one of the two has gone', async () => {
    const data = temporaryFolder();
    const first = await startAdmin({ data });
    const id = await first.install('a');
    await first.stop();
    const both = await startAdmin({ data, project: [integrationOf(id)] });
    expect((await both.call('GET', `/integrations/${id}`)).body).toMatchObject({
      owner: 'api',
      state: { kind: 'parked', code: 'installation/id-clash' },
    });
    expect((await both.call('DELETE', `/integrations/${id}`)).status).toBe(200);
    await both.append(id, '{}');
    await both.settled(id, { delivered: 1 });
    expect((await both.call('GET', `/integrations/${id}`)).body).toMatchObject({ owner: 'git', revision: 1 });
  });
});

it('finishes a rotation of the key that was cut short', async () => {
  const data = temporaryFolder();
  const first = await startAdmin({ data });
  const id = await first.install('a');
  await first.stop();
  // The new key is on disk, and nothing is sealed with it yet.
  SecretKeyring.open(data).rotate();
  const second = await startAdmin({ data });
  expect(second.complaints).toEqual([]);
  await second.append(id, '{}');
  await second.settled(id, { delivered: 1 });
});
