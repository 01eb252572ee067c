import { describe, expect, it } from 'vitest';
import { startAdmin } from './adminServer.ts';

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const override = { reason: 'a test', expires_at: inDays(7), patch: { item: { extra: { value: 'x' } } } };

describe('the override of an integration', () => {
  it('is listed as one of one, set, cleared and written down with the request', async () => {
    const { call, install } = await startAdmin();
    const id = await install('a');
    const path = `/integrations/${id}/overrides`;
    expect((await call('GET', path)).body).toEqual({ data: [], next_cursor: null, has_more: false });
    const set = await call('PUT', path, override);
    expect([set.status, set.body]).toMatchObject([200, { owner: 'api', state: 'in_force', mode: 'live' }]);
    expect((await call('GET', path)).body.data).toEqual([set.body]);
    expect((await call('GET', `/integrations/${id}`)).body.revision).toBe(2);
    expect((await call('DELETE', path)).body).toEqual({ integration_id: id, cleared: true });
    const { body } = await call('GET', '/audit');
    expect(body.data.slice(0, 2)).toMatchObject([
      {
        action: 'override.clear',
        target: id,
        before: { reason: 'a test' },
        after: null,
        request_id: expect.any(String),
      },
      { action: 'override.set', target: id, before: null, after: { patch: override.patch }, cause: 'a test' },
    ]);
    expect(body.data.filter(({ action }: { action: string }) => action.startsWith('override'))).toHaveLength(
      2,
    );
  });

  it.each<[string, string, unknown, number, string]>([
    ['PUT', '', { ...override, reason: '' }, 422, 'override/invalid'],
    ['PUT', '', { ...override, patch: [] }, 422, 'override/invalid'],
    ['PUT', '', { ...override, patch: { item: { x: { expr: '('.repeat(9000) } } } }, 422, 'override/invalid'],
    ['PUT', '', {}, 422, 'override/invalid'],
    ['PUT', '', '[]', 400, 'admin/not-an-object'],
    ['PUT', '', '{"__proto__": {}, "patch": {"constructor": null}}', 422, 'override/invalid'],
    ['DELETE', '', undefined, 404, 'override/none'],
    ['GET', '/export', undefined, 404, 'override/none'],
  ])('%s%s of what cannot be is refused and changes nothing', async (method, more, body, status, code) => {
    const { call, install, faults } = await startAdmin();
    const id = await install('a');
    const answer = await call(method, `/integrations/${id}/overrides${more}`, body);
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    expect((await call('GET', `/integrations/${id}/overrides`)).body.data).toEqual([]);
    expect((await call('GET', `/integrations/${id}`)).body.revision).toBe(1);
    expect(faults).toEqual([]);
  });

  it('of an integration that is not there is not there either', async () => {
    const { call } = await startAdmin();
    for (const method of ['GET', 'PUT', 'DELETE']) {
      expect(
        (await call(method, '/integrations/int_x/overrides', method === 'PUT' ? override : undefined)).status,
      ).toBe(404);
    }
  });

  it('goes with its integration, and takes an editor', async () => {
    const { call, install } = await startAdmin();
    const id = await install('a');
    const { body: viewer } = await call('POST', '/tokens', { name: 'v', role: 'viewer' });
    expect((await call('PUT', `/integrations/${id}/overrides`, override, viewer.token)).status).toBe(403);
    expect((await call('PUT', `/integrations/${id}/overrides`, override)).status).toBe(200);
    expect(
      (await call('GET', `/integrations/${id}/overrides/export`, undefined, viewer.token)).text,
    ).toContain(`+++ b/blueprints/amazon_dynamodb/default_${id}.yaml`);
    await call('DELETE', `/integrations/${id}`);
    expect((await call('GET', `/integrations/${id}/overrides`)).status).toBe(404);
  });
});
