import { describe, expect, it } from 'vitest';
import { startServe } from '../endToEnd/startServe.ts';
import { freePort } from '../peers/freePort.ts';
import { temporaryFolder } from '../spool/temporaryFolder.ts';

async function embedded() {
  const environment = {
    PATCHBAY_DYNAMODB_PORT: String(await freePort()),
    PATCHBAY_KINESIS_PORT: String(await freePort()),
  };
  return startServe(temporaryFolder(), environment);
}

describe('the admin API', () => {
  it('answers those who show the token, and nobody else', async () => {
    const serving = await embedded();
    const { adminUrl } = serving;
    const strangers: [Record<string, string>, string][] = [
      [{}, 'admin/unauthorized'],
      [{ Authorization: 'Bearer wrong' }, 'admin/wrong-token'],
      [{ Authorization: 'Basic dG9rZW46' }, 'admin/unauthorized'],
    ];
    for (const [headers, code] of strangers) {
      const response = await fetch(`${adminUrl}/v1/admin/integrations`, { headers });
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ error: { code } });
    }

    const catalog = await (await serving.admin('/v1/admin/integration-catalog')).json();
    expect(catalog).toMatchObject({
      data: [
        { key: 'amazon_dynamodb', status: 'ga' },
        { key: 'amazon_kinesis', status: 'beta' },
      ],
      has_more: false,
      next_cursor: null,
    });
    const page = await (await serving.admin('/v1/admin/integrations?limit=1')).json();
    expect(page).toMatchObject({
      data: [{ id: 'int_dynamodb' }],
      has_more: true,
      next_cursor: 'int_dynamodb',
    });
    const rest = await (await serving.admin('/v1/admin/integrations?limit=1&cursor=int_dynamodb')).json();
    expect(rest).toMatchObject({ data: [{ id: 'int_kinesis' }], has_more: false });

    const one = await (await serving.admin('/v1/admin/integrations/int_dynamodb')).json();
    expect(one).toMatchObject({ config: { table_name: 'events', secret_access_key: '***' }, enabled: true });

    for (const [path, code] of [
      ['/v1/admin/integrations/int_none', 'installation/unknown'],
      ['/v1/admin/integrations/int_none/ledger', 'installation/unknown'],
      ['/v1/admin/nothing', 'admin/not-found'],
    ] as const) {
      const response = await serving.admin(path);
      expect([path, response.status]).toEqual([path, 404]);
      expect(await response.json()).toMatchObject({ error: { code } });
    }
    expect((await serving.admin('/v1/admin/integrations?limit=0')).status).toBe(400);

    const metrics = await (await serving.admin('/metrics')).text();
    expect(metrics).toMatch(/^patchbay_\w+\{.*integration="int_dynamodb".*\} 0$/m);
  }, 30_000);

  it('takes events for one integration alone, and caps what it takes', async () => {
    const serving = await embedded();
    const send = (body: string) =>
      fetch(`${serving.adminUrl}/v1/admin/integrations/int_kinesis/events`, {
        method: 'POST',
        headers: { Authorization: 'Bearer token-of-the-tests' },
        body,
      });
    const answer = await send('[{"type":"track","event":"E"},{"event":"no type"}]');
    expect([answer.status, await answer.json()]).toMatchObject([
      207,
      { accepted: 1, errors: [{ index: 1 }] },
    ]);
    expect(await serving.settled('int_kinesis', 1)).toMatchObject({ accepted: 1, delivered: 1 });
    expect(await serving.ledger('int_dynamodb')).toMatchObject({ accepted: 0 });
    expect((await send('x'.repeat(6 * 1024 * 1024))).status).toBe(413);
  }, 30_000);
});
