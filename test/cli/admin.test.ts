import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { adminProject } from './adminProject.ts';

const limit = 60_000;
const event = (order?: string) => ({
  type: 'track',
  event: 'Order',
  properties: order === undefined ? {} : { order_id: order },
});

describe.each([true, false])('patchbay token, with a server running: %s', (beside) => {
  it(
    'makes, lists and revokes tokens',
    async () => {
      const { patchbay, serve } = await adminProject();
      const server = beside ? await serve() : undefined;
      const made = await patchbay(['token', 'create', '--name', 'ci', '--role', 'editor']);
      expect([made.code, made.out]).toEqual([0, expect.stringMatching(/^pb_[\w-]{43}\n$/)]);
      expect(made.talk).toContain('editor');
      const token = made.out.trim();

      const list = await patchbay(['token', 'list', '--format', 'json']);
      expect(JSON.parse(list.out).tokens).toEqual([expect.objectContaining({ name: 'ci', role: 'editor' })]);
      expect((await patchbay(['token', 'list'])).out).toMatch(
        /^tok_\w+ {2}ci {2}editor {2}\S+ {2}by bootstrap\n$/,
      );
      expect(await patchbay(['token', 'create', '--name', 'ci', '--role', 'viewer'])).toMatchObject({
        code: 2,
        talk: expect.stringContaining('token/name-taken'),
      });
      expect(await patchbay(['token', 'create', '--name', 'x', '--role', 'vewer'])).toMatchObject({
        code: 2,
        talk: expect.stringContaining('did you mean `viewer`?'),
      });

      const asked = server ?? (await serve());
      expect((await asked.call('GET', '/integrations', undefined, token)).status).toBe(200);
      expect((await asked.call('POST', '/tokens', {}, token)).status).toBe(403);
      if (server === undefined) await asked.stop();
      expect((await patchbay(['token', 'revoke', 'ci'])).code).toBe(0);
      expect(await patchbay(['token', 'revoke', 'ci'])).toMatchObject({
        code: 2,
        talk: expect.stringContaining('token/unknown'),
      });
      const last = server ?? (await serve());
      expect((await last.call('GET', '/integrations', undefined, token)).status).toBe(401);
      await last.stop();
    },
    limit,
  );

  it(
    'works on dead letters: list, show, replay with the blueprint of today, drop',
    async () => {
      const { patchbay, serve, writeBlueprint, table } = await adminProject();
      const first = await serve();
      await first.call('POST', '/integrations/int_orders/events', [event('o1'), event(), event(), event()]);
      await vi.waitFor(
        async () => expect((await first.call('GET', '/integrations/int_orders/ledger')).body.dead).toBe(3),
        10_000,
      );
      expect(table.eventsOf('orders').size).toBe(1);
      if (!beside) await first.stop();

      const list = await patchbay(['dead', 'list', 'int_orders']);
      expect(list.code).toBe(0);
      expect(list.out.trim().split('\n')).toHaveLength(3);
      expect(list.out).toMatch(/^\d+-1 {2}\S+ {2}revision 1 {2}0 attempts {2}transform\/required-missing: /);
      const page = JSON.parse(
        (await patchbay(['dead', 'list', 'int_orders', '--limit', '2', '--format', 'json'])).out,
      );
      expect(page).toMatchObject({ has_more: true, data: [{ event: { event: 'Order' } }, {}] });
      const [one, two] = page.data.map(({ id }: { id: string }) => id);
      const rest = await patchbay(['dead', 'list', 'int_orders', '--cursor', page.next_cursor]);
      expect(rest.out.trim().split('\n')).toHaveLength(1);

      const shown = await patchbay(['dead', 'show', 'int_orders', one]);
      expect(shown.out).toMatch(/reason +transform\/required-missing/);
      expect(shown.out).toMatch(/event +\{.*"event":"Order"/);
      expect((await patchbay(['dead', 'show', 'int_orders', '9999-0'])).code).toBe(2);
      expect((await patchbay(['dead', 'list', 'int_nobody'])).talk).toContain('installation/unknown');
      for (const selection of [[], ['0-0', '--all']]) {
        const unclear = await patchbay(['dead', 'replay', 'int_orders', ...selection]);
        expect(unclear.code).toBe(2);
        expect(unclear.talk).toContain('error[serve/unclear-letters]');
        expect(unclear.talk).toContain('`--all` alone');
      }

      expect(await patchbay(['dead', 'drop', 'int_orders', two, '77-7'])).toMatchObject({
        code: 1,
        talk: expect.stringContaining('1 dropped, 1 not found'),
      });
      if (beside) await first.stop();
      writeBlueprint('properties.order_id');
      const second = beside ? await serve() : undefined;
      const replayed = await patchbay(['dead', 'replay', 'int_orders', '--all', '--format', 'json']);
      expect(JSON.parse(replayed.out)).toEqual({ replayed: 2, not_found: 0 });
      const last = second ?? (await serve());
      await vi.waitFor(
        async () =>
          expect((await last.call('GET', '/integrations/int_orders/ledger')).body).toMatchObject({
            revision: 2,
            accepted: 4,
            delivered: 3,
            discarded: 1,
            dead: 0,
            in_flight: 0,
          }),
        10_000,
      );
      expect(table.eventsOf('orders').size).toBe(3);
      await last.stop();
    },
    limit,
  );

  it(
    'rotates the key of the secrets',
    async () => {
      const { patchbay, serve, folder } = await adminProject();
      const first = await serve();
      if (!beside) await first.stop();
      const before = readFileSync(join(folder, 'state/secret-key'), 'utf8');
      expect((await patchbay(['secret', 'rotate'])).code).toBe(0);
      expect(readFileSync(join(folder, 'state/secret-key'), 'utf8')).not.toBe(before);
      if (beside) await first.stop();
      const again = await serve();
      expect((await again.call('GET', '/integrations/int_orders')).body.revision).toBe(1);
      await again.stop();
    },
    limit,
  );
});

describe('a server', () => {
  it(
    'has what it answered although it is killed at once',
    async () => {
      const { serve, endpoint, table } = await adminProject();
      const config = {
        table_name: 'other',
        region: 'eu-west-1',
        access_key_id: 'AKIDOTHER',
        secret_access_key: 'another-planted-secret',
        endpoint,
      };
      const first = await serve();
      const installed = await first.call('POST', '/integration-catalog/amazon_dynamodb/install', {
        name: 'a',
        config,
      });
      await first.stop('SIGKILL');
      const { id } = installed.body.template;

      const second = await serve();
      expect((await second.call('GET', `/integrations/${id}`)).body).toMatchObject({
        name: 'a',
        revision: 1,
      });
      const { body: kept } = await second.call('POST', '/tokens', { name: 'kept', role: 'viewer' });
      const { body: gone } = await second.call('POST', '/tokens', { name: 'gone', role: 'viewer' });
      await second.call('DELETE', `/tokens/${gone.id}`);
      await second.call('PATCH', `/integrations/${id}`, { name: 'b' });
      await second.stop('SIGKILL');

      const third = await serve();
      expect((await third.call('GET', '/integrations', undefined, kept.token)).status).toBe(200);
      expect((await third.call('GET', '/integrations', undefined, gone.token)).status).toBe(401);
      expect((await third.call('GET', `/integrations/${id}`)).body).toMatchObject({ name: 'b', revision: 2 });
      await third.call('POST', `/integrations/${id}/events`, [event()]);
      await vi.waitFor(() => expect(table.eventsOf('other').size).toBe(1), 10_000);
      const answer = await third.call('DELETE', `/integrations/${id}`);
      await third.stop('SIGKILL');
      expect(answer.body).toEqual({ id, deleted: true, discarded: { in_flight: 0, dead: 0 } });
      const fourth = await serve();
      expect((await fourth.call('GET', `/integrations/${id}`)).status).toBe(404);
      await fourth.stop();
    },
    limit,
  );

  it(
    'leaves no secret in its data folder or in what it says',
    async () => {
      const { serve, folder, endpoint } = await adminProject();
      const server = await serve();
      const secret = 'planted/secret+of=the+admin/api';
      const config = { table_name: 'other', region: 'eu-west-1', access_key_id: 'AKIDOTHER', endpoint };
      const path = '/integration-catalog/amazon_dynamodb/install';
      const { status } = await server.call('POST', path, {
        name: 'a',
        config: { ...config, secret_access_key: secret },
      });
      expect(status).toBe(201);
      await server.stop();
      const files = readdirSync(join(folder, 'state'), { recursive: true, encoding: 'utf8' })
        .map((name) => join(folder, 'state', name))
        .filter((file) => statSync(file).isFile());
      expect(files.length).toBeGreaterThan(3);
      for (const planted of [
        secret,
        'secret-of-the-project-file',
        'AKIDOTHER',
        'AKIDPROJECT',
        'key-of-the-source',
      ]) {
        for (const file of files) expect([file, readFileSync(file).includes(planted)]).toEqual([file, false]);
        expect(server.talk()).not.toContain(planted);
      }
    },
    limit,
  );

  it(
    'says what is wrong with its keys, and what to do',
    async () => {
      const { serve, patchbay, endpoint } = await adminProject();
      const malformed = await patchbay(['serve'], { PATCHBAY_SECRET_KEY: 'too short' });
      expect(malformed).toMatchObject({ code: 2, talk: expect.stringContaining('openssl rand -base64 32') });

      const key = (fill: number) => Buffer.alloc(32, fill).toString('base64');
      const first = await serve({ PATCHBAY_SECRET_KEY: key(1) });
      const config = {
        table_name: 'other',
        region: 'eu-west-1',
        access_key_id: 'a',
        secret_access_key: 'b',
        endpoint,
      };
      const { body } = await first.call('POST', '/integration-catalog/amazon_dynamodb/install', {
        name: 'a',
        config,
      });
      const { id } = body.template;
      await first.stop();
      const wrong = await serve({ PATCHBAY_SECRET_KEY: key(2) });
      await vi.waitFor(() => expect(wrong.talk()).toMatch(new RegExp(`secret/wrong-key.*${id}`)));
      await wrong.stop();
      const moved = await serve({ PATCHBAY_SECRET_KEY: key(2), PATCHBAY_SECRET_KEY_PREVIOUS: key(1) });
      expect(moved.talk()).not.toContain('secret/');
      await moved.stop();
      const after = await serve({ PATCHBAY_SECRET_KEY: key(2) });
      expect(after.talk()).not.toContain('secret/');
      await after.stop();
    },
    limit,
  );

  it(
    'is not gone around by a command that lacks its token',
    async () => {
      const { serve, patchbay } = await adminProject();
      const server = await serve({ PATCHBAY_ADMIN_TOKEN: 'given by the environment' });
      expect(await patchbay(['token', 'list'])).toMatchObject({
        code: 2,
        talk: expect.stringContaining('serve/token-unknown'),
      });
      expect((await patchbay(['token', 'list'], { PATCHBAY_ADMIN_TOKEN: 'wrong' })).talk).toContain(
        'admin/wrong-token',
      );
      await server.stop();
    },
    limit,
  );
});
