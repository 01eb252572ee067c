import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { adminProject } from './adminProject.ts';

const event = (order?: string) => ({
  type: 'track',
  event: 'Order',
  properties: order === undefined ? {} : { order_id: order },
});

/** A project whose integration has two dead letters and three events that wait, and has left the project file since. */
async function projectLeftBehind() {
  const { folder, table, ...project } = await adminProject();
  const first = await project.serve();
  await first.call('POST', '/integrations/int_orders/events', [event(), event()]);
  await vi.waitFor(
    async () => expect((await first.call('GET', '/integrations/int_orders/ledger')).body.dead).toBe(2),
    10_000,
  );
  table.missing.add('orders');
  await first.call('POST', '/integrations/int_orders/events', [event('1'), event('2'), event('3')]);
  await first.stop();
  const file = join(folder, 'patchbay.yaml');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace('id: int_orders', 'id: int_others'));
  return { ...project, folder, table, text, file };
}

describe('an integration that has left the project file', () => {
  it('is told about at every start, gets no more events, and goes on when it is put back', async () => {
    const { serve, table, text, file } = await projectLeftBehind();
    table.missing.clear();
    for (let start = 0; start < 2; start++) {
      const server = await serve();
      await vi.waitFor(() =>
        expect(server.talk()).toContain(
          'warning[installation/left-behind] int_orders is not installed any more; 3 of its events still wait, and 2 are dead letters',
        ),
      );
      await vi.waitFor(() => expect(server.talk()).toContain('`patchbay uninstall int_orders`'));
      const { body } = await server.call('GET', '/integrations/int_orders/ledger');
      expect(body).toMatchObject({ accepted: 5, in_flight: 3, dead: 2 });
      expect((await server.call('POST', '/integrations/int_orders/events', [event('4')])).status).toBe(404);
      await server.stop();
    }
    writeFileSync(file, text);
    const server = await serve();
    expect(server.talk()).not.toContain('int_orders is not installed');
    await vi.waitFor(
      async () =>
        expect((await server.call('GET', '/integrations/int_orders/ledger')).body).toMatchObject({
          accepted: 5,
          delivered: 3,
          in_flight: 0,
        }),
      10_000,
    );
    await server.stop();
  }, 60_000);

  it.each([true, false])(
    'is discarded with all it has by `uninstall`, with a server running: %s',
    async (beside) => {
      const { serve, patchbay } = await projectLeftBehind();
      let server = beside ? await serve() : undefined;
      const asked = await patchbay(['uninstall', 'int_orders']);
      expect(asked.code).toBe(1);
      expect(asked.talk).toContain(
        'int_orders has 3 events that wait and 2 dead letters; --yes discards them',
      );
      const done = await patchbay(['uninstall', 'int_orders', '--yes', '--format', 'json']);
      expect(done.code).toBe(0);
      expect(JSON.parse(done.out)).toEqual({
        id: 'int_orders',
        deleted: true,
        discarded: { in_flight: 3, dead: 2 },
      });
      expect(await patchbay(['uninstall', 'int_orders', '--yes'])).toMatchObject({
        code: 2,
        talk: expect.stringContaining('installation/unknown'),
      });
      await server?.stop();
      server = await serve();
      expect(server.talk()).not.toContain('int_orders');
      await server.stop();
    },
    60_000,
  );

  it.each([true, false])(
    'is refused by `uninstall` while the project file lists it, with a server running: %s',
    async (beside) => {
      const { serve, patchbay } = await adminProject();
      const server = await serve();
      if (!beside) await server.stop();
      expect(await patchbay(['uninstall', 'int_orders', '--yes'])).toMatchObject({
        code: 2,
        talk: expect.stringContaining('installation/owned-by-git'),
      });
      if (beside) await server.stop();
    },
    60_000,
  );
});
