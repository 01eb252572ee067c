import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/loadCatalog.ts';
import { temporaryFolder } from '../spool/temporaryFolder.ts';
import { startEchoingAws } from './echoingAws.ts';
import { config, projectSecrets } from './projectFile.ts';
import { adminToken, startServe } from './startServe.ts';
import { startTakingAws } from './takingAws.ts';

/** Leaves test events out, as docs/live-events.md teaches. */
const blueprint = `blueprint: own/careful
key: { partition: event_id }
when: $not(context.patchbay_test = true)
item:
  event_id: event_id
`;

it('a test event tells what a destination makes of it: taken, left out by the blueprint, and refused', async () => {
  const taking = await startTakingAws();
  const refusing = await startEchoingAws({
    [projectSecrets.PATCHBAY_TEST_KEY]: [projectSecrets.PATCHBAY_TEST_SECRET],
  });
  refusing.refusal = { status: 400, name: 'AccessDeniedException' };
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'blueprints/own'), { recursive: true });
  writeFileSync(join(folder, 'blueprints/own/careful.yaml'), blueprint);
  const table = (endpoint: string, name: string) => config('table_name', endpoint, name);
  writeFileSync(
    join(folder, 'patchbay.yaml'),
    `sources: [{ id: web, write_key: "\${env:PATCHBAY_TEST_WEB_KEY}" }]
integrations:
  - { id: int_taken, integration: amazon_dynamodb, variant: default, config: ${table(taking.endpoint, 'taken')} }
  - { id: int_careful, integration: amazon_dynamodb, blueprint: own/careful, config: ${table(taking.endpoint, 'careful')} }
  - { id: int_refused, integration: amazon_dynamodb, variant: default, config: ${table(refusing.endpoint, 'refused')} }
`,
  );
  const serving = await startServe(folder, projectSecrets);
  const test = async (id: string) => {
    const response = await fetch(`${serving.adminUrl}/v1/admin/integrations/${id}/test`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${adminToken}` },
      body: '{}',
    });
    const text = await response.text();
    return { status: response.status, text, body: JSON.parse(text) };
  };

  const taken = await test('int_taken');
  expect(taken).toMatchObject({
    status: 200,
    body: { integration_id: 'int_taken', revision: 1, outcome: 'delivered', attempts: 1 },
  });
  const [item] = taking.items('taken');
  expect(item).toMatchObject({ event_id: { S: taken.body.event_id }, event: { S: 'Patchbay Test' } });
  expect(taken.body.record.wire.PutRequest.Item).toEqual(item);

  expect(await test('int_careful')).toMatchObject({
    status: 200,
    body: { outcome: 'filtered', reason: 'when', attempts: 0 },
  });
  const real = { event_id: 'real', type: 'track', event: 'Order Completed' };
  expect((await serving.post('/v1/events', real, projectSecrets.PATCHBAY_TEST_WEB_KEY)).status).toBe(200);
  await expect
    .poll(() => taking.items('careful'), { timeout: 10_000 })
    .toEqual([{ event_id: { S: 'real' } }]);

  const { entries } = await loadCatalog(['catalog']);
  const refused = await test('int_refused');
  expect(refused).toMatchObject({
    status: 202,
    body: {
      outcome: 'in_flight',
      reply: expect.stringMatching(/^AccessDeniedException: you are /),
      advice: entries.get('amazon_dynamodb')?.troubleshooting.AccessDeniedException,
      state: { kind: 'parked', code: 'AccessDeniedException' },
    },
  });
  for (const secret of Object.values(projectSecrets)) {
    expect(refused.text + taken.text + serving.said()).not.toContain(secret);
  }
}, 90_000);
