import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../spool/temporaryFolder.ts';
import { startAdmin } from './adminServer.ts';

type Admin = Awaited<ReturnType<typeof startAdmin>>;

async function tokenOf({ call }: Admin, role: string): Promise<string> {
  const { status, body } = await call('POST', '/tokens', { name: `the ${role}`, role });
  expect(status).toBe(201);
  return body.token;
}

/** Every route with the least role that it takes and what it answers to that role. */
const routes = (id: string) =>
  [
    ['GET', '/v1/admin/integration-catalog', 'viewer', 200],
    ['GET', '/v1/admin/integration-catalog/amazon_dynamodb', 'viewer', 200],
    ['GET', '/v1/admin/integrations', 'viewer', 200],
    ['GET', `/v1/admin/integrations/${id}`, 'viewer', 200],
    ['GET', `/v1/admin/integrations/${id}/ledger`, 'viewer', 200],
    ['GET', `/v1/admin/integrations/${id}/revisions`, 'viewer', 200],
    ['GET', `/v1/admin/integrations/${id}/revisions/1`, 'viewer', 200],
    ['GET', `/v1/admin/integrations/${id}/dead`, 'viewer', 200],
    ['GET', `/v1/admin/integrations/${id}/dead/1-0`, 'viewer', 404],
    ['GET', '/metrics', 'viewer', 200],
    ['POST', '/v1/admin/integration-catalog/amazon_dynamodb/install', 'editor', 422],
    ['PATCH', `/v1/admin/integrations/${id}`, 'editor', 200],
    ['POST', `/v1/admin/integrations/${id}/disable`, 'editor', 200],
    ['POST', `/v1/admin/integrations/${id}/enable`, 'editor', 200],
    ['POST', `/v1/admin/integrations/${id}/revisions/1/rollback`, 'editor', 200],
    ['POST', `/v1/admin/integrations/${id}/dead/replay`, 'editor', 422],
    ['POST', `/v1/admin/integrations/${id}/dead/drop`, 'editor', 422],
    ['POST', `/v1/admin/integrations/${id}/events`, 'editor', 400],
    ['GET', '/v1/admin/tokens', 'admin', 200],
    ['POST', '/v1/admin/tokens', 'admin', 422],
    ['DELETE', '/v1/admin/tokens/tok_nobody', 'admin', 404],
    ['POST', '/v1/admin/secrets/rotate', 'admin', 200],
    ['DELETE', `/v1/admin/integrations/${id}`, 'editor', 200],
  ] as const;

describe('tokens', () => {
  it('may do what their role may, on every route, and nothing more', async () => {
    const admin = await startAdmin();
    const id = await admin.install('a');
    const roles = ['viewer', 'editor', 'admin'];
    const tokens = new Map<string, string>();
    for (const role of roles) tokens.set(role, await tokenOf(admin, role));
    for (const [method, path, least, expected] of routes(id)) {
      const body = method === 'GET' || method === 'DELETE' ? undefined : {};
      for (const role of roles.slice(0, roles.indexOf(least))) {
        const { status, body: said } = await admin.request(method, path, body, tokens.get(role));
        expect([path, role, status, said.error.code]).toEqual([path, role, 403, 'admin/forbidden']);
        expect(said.error.hint).toContain(`--role ${least}`);
      }
      const { status } = await admin.request(method, path, body, tokens.get(least));
      expect([method, path, status]).toEqual([method, path, expected]);
    }
    expect(admin.faults).toEqual([]);
  });

  it('are asked for on every route, and told apart from wrong ones', async () => {
    const { request, install } = await startAdmin();
    for (const [method, path] of routes(await install('a'))) {
      const none = await request(method, path, undefined, '');
      expect([path, none.status, none.body.error.code]).toEqual([path, 401, 'admin/unauthorized']);
      expect(none.headers.get('www-authenticate')).toBe('Bearer');
      const wrong = await request(method, path, undefined, 'pb_wrong');
      expect([path, wrong.status, wrong.body.error.code]).toEqual([path, 401, 'admin/wrong-token']);
      for (const { body } of [none, wrong]) expect(body.error.hint).toMatch(/token/);
    }
  });

  it('are shown once, listed without themselves, and stored as hashes', async () => {
    const admin = await startAdmin();
    const { body: made } = await admin.call('POST', '/tokens', { name: 'ci', role: 'editor' });
    expect(made).toEqual({
      id: expect.stringMatching(/^tok_/),
      name: 'ci',
      role: 'editor',
      created_at: expect.any(String),
      created_by: 'bootstrap',
      token: expect.stringMatching(/^pb_[\w-]{43}$/),
    });
    const { token, ...view } = made;
    expect((await admin.call('GET', '/tokens')).body).toEqual({
      data: [view],
      next_cursor: null,
      has_more: false,
    });
    expect(JSON.stringify(admin.engine.table('tokens').entries())).not.toContain(token);
  });

  it('stop at once when they are revoked, also across a restart', async () => {
    const data = temporaryFolder();
    const first = await startAdmin({ data });
    const [kept, gone] = [await tokenOf(first, 'viewer'), await tokenOf(first, 'editor')];
    const [{ id }] = (await first.call('GET', '/tokens')).body.data.filter(
      ({ role }: { role: string }) => role === 'editor',
    );
    expect((await first.call('GET', '/integrations', undefined, gone)).status).toBe(200);
    expect((await first.call('DELETE', `/tokens/${id}`)).body).toEqual({ id, revoked: true });
    expect((await first.call('GET', '/integrations', undefined, gone)).status).toBe(401);
    expect((await first.call('DELETE', `/tokens/${id}`)).status).toBe(404);
    await first.stop();
    const second = await startAdmin({ data });
    expect((await second.call('GET', '/integrations', undefined, kept)).status).toBe(200);
    expect((await second.call('GET', '/integrations', undefined, gone)).status).toBe(401);
  });

  it.each<[string, unknown, number, string]>([
    ['without a name', { role: 'viewer' }, 422, 'token/bad-name'],
    ['with a name that is reserved', { name: 'git', role: 'viewer' }, 422, 'token/bad-name'],
    ['with a name of control characters', { name: 'a\nb', role: 'viewer' }, 422, 'token/bad-name'],
    ['without a role', { name: 'a' }, 422, 'token/bad-role'],
    ['with a role that is unknown', { name: 'a', role: 'edtor' }, 422, 'token/bad-role'],
    ['with a name that is taken', { name: 'ci', role: 'viewer' }, 409, 'token/name-taken'],
    ['of no object', [], 400, 'admin/not-an-object'],
  ])('are not made %s', async (_, request, expected, code) => {
    const { call } = await startAdmin();
    await call('POST', '/tokens', { name: 'ci', role: 'editor' });
    const { status, body } = await call('POST', '/tokens', request);
    expect([status, body.error.code]).toEqual([expected, code]);
    expect((await call('GET', '/tokens')).body.data).toHaveLength(1);
  });
});
