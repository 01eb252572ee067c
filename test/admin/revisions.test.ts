import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/catalog/Secret.ts';
import { integrationOf } from '../engine/testCatalog.ts';
import { temporaryFolder } from '../spool/temporaryFolder.ts';
import { startAdmin } from './adminServer.ts';

const numbers = (list: { data: { revision_number: number }[] }) =>
  list.data.map(({ revision_number }) => revision_number);

describe('revisions', () => {
  it('are numbered, name what changed and who changed it, and come newest first in pages', async () => {
    const { call, install } = await startAdmin();
    const id = await install('a');
    const { body: made } = await call('POST', '/tokens', { name: 'ci', role: 'editor' });
    await call('PATCH', `/integrations/${id}`, { config: { region: 'us-east-1' } }, made.token);
    await call('PATCH', `/integrations/${id}`, { config: { secret_access_key: 'another secret' } });
    await call('PATCH', `/integrations/${id}`, { config: { secret_access_key: 'another secret' } });
    await call('POST', `/integrations/${id}/disable`);
    const { body } = await call('GET', `/integrations/${id}/revisions`);
    const told = body.data.map((each: Record<string, unknown>) => [
      each.revision_number,
      each.created_by,
      each.change_summary,
      each.changes,
    ]);
    expect(told).toEqual([
      [4, 'bootstrap', 'disabled', ['enabled']],
      [3, 'bootstrap', 'changed config.secret_access_key', ['config.secret_access_key']],
      [2, 'ci', 'changed config.region', ['config.region']],
      [1, 'bootstrap', 'installed', []],
    ]);
    expect(body.data[3]).toMatchObject({
      enabled: true,
      config: { region: 'eu-west-1', secret_access_key: '***' },
    });
    expect((await call('GET', `/integrations/${id}/revisions/2`)).body).toEqual(body.data[2]);
    const page = (await call('GET', `/integrations/${id}/revisions?limit=3`)).body;
    expect([numbers(page), page.has_more, page.next_cursor]).toEqual([[4, 3, 2], true, '2']);
    const rest = (await call('GET', `/integrations/${id}/revisions?cursor=2`)).body;
    expect([numbers(rest), rest.has_more, rest.next_cursor]).toEqual([[1], false, null]);
  });

  it('bring back the settings of any of them, secrets included, as a new one', async () => {
    const { call, install, configs, append, settled } = await startAdmin();
    const id = await install('a', { secret_access_key: 'the first secret' });
    await call('PATCH', `/integrations/${id}`, {
      config: { secret_access_key: 'the second secret', region: 'us-east-1' },
    });
    await call('POST', `/integrations/${id}/disable`);
    const { status, body } = await call('POST', `/integrations/${id}/revisions/1/rollback`);
    expect([status, body.revision, body.enabled, body.config.region]).toEqual([200, 4, true, 'eu-west-1']);
    await append(id, '{}');
    await settled(id, { delivered: 1 });
    expect(configs.get(id)).toMatchObject({ secret_access_key: 'the first secret' });
    expect((await call('GET', `/integrations/${id}/revisions/4`)).body).toMatchObject({
      change_summary: 'rolled back to revision 1: enabled, config.region, config.secret_access_key',
      changes: ['enabled', 'config.region', 'config.secret_access_key'],
    });
    const again = await call('POST', `/integrations/${id}/revisions/1/rollback`);
    expect(again).toMatchObject({ status: 200, body: { revision: 4 } });
    for (const number of ['0', '9', 'x', '1.0', '-1']) {
      const { status, body } = await call('POST', `/integrations/${id}/revisions/${number}/rollback`);
      expect([number, status, body.error.code]).toEqual([number, 404, 'installation/unknown-revision']);
      expect((await call('GET', `/integrations/${id}/revisions/${number}`)).status).toBe(404);
    }
  });

  it('do not take a name that another has taken meanwhile', async () => {
    const { call, install } = await startAdmin();
    const id = await install('a');
    await call('PATCH', `/integrations/${id}`, { name: 'b' });
    await install('a');
    expect((await call('POST', `/integrations/${id}/revisions/1/rollback`)).status).toBe(409);
  });

  it('are named by the dead letters that they made', async () => {
    const { call, install, append, settled, fate } = await startAdmin();
    const id = await install('a');
    await call('PATCH', `/integrations/${id}`, { config: { region: 'us-east-1' } });
    const { death } = await import('./adminServer.ts');
    fate.death = death;
    await append(id, '{}');
    await settled(id, { dead: 1 });
    expect((await call('GET', `/integrations/${id}/dead`)).body.data[0].revision).toBe(2);
  });

  it('follow edits in Git: of the project file, its secrets, and the blueprints of all', async () => {
    const data = temporaryFolder();
    const blueprints: Record<string, string> = {
      'own/mapping': readFileSync('blueprints/amazon_dynamodb/default.yaml', 'utf8'),
    };
    const before = integrationOf('int_git');
    const first = await startAdmin({ data, project: [before], blueprints });
    const id = await first.install('a');
    await first.call('PATCH', `/integrations/${id}`, { blueprint: 'own/mapping' });
    await first.stop();

    const same = await startAdmin({ data, project: [before], blueprints });
    expect(numbers((await same.call('GET', '/integrations/int_git/revisions')).body)).toEqual([1]);
    expect(numbers((await same.call('GET', `/integrations/${id}/revisions`)).body)).toEqual([2, 1]);
    await same.stop();

    blueprints['own/mapping'] += '\n# another word\n';
    const config = { ...before.config, region: 'us-east-1', secret_access_key: new Secret('rotated by Git') };
    const edited = await startAdmin({ data, project: [{ ...before, config }], blueprints });
    const git = (await edited.call('GET', '/integrations/int_git/revisions')).body.data[0];
    expect(git).toMatchObject({
      revision_number: 2,
      created_by: 'git',
      changes: ['config.region', 'config.secret_access_key'],
    });
    const owned = (await edited.call('GET', `/integrations/${id}/revisions`)).body.data[0];
    expect(owned).toMatchObject({ revision_number: 3, created_by: 'git', changes: ['blueprint text'] });
    expect((await edited.call('GET', `/integrations/${id}`)).body.revision).toBe(3);
  });
});
