import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { applyDefaults } from '../../src/catalog/applyDefaults.ts';
import { openLog } from '../../src/telemetry/openLog.ts';
import { StsStandIn } from '../aws/StsStandIn.ts';
import { eventsOf } from '../spool/eventsOf.ts';
import { temporaryFolder } from '../spool/temporaryFolder.ts';
import { Engine, sealConfig } from './builtEngine.ts';
import { FakeDynamoDb } from './FakeDynamoDb.ts';
import { integrationOf, libraryOf } from './testCatalog.ts';

let sts: StsStandIn;
beforeEach(async () => {
  sts = await StsStandIn.start();
  vi.stubEnv('AWS_ENDPOINT_URL_STS', sts.endpoint);
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  vi.stubEnv('AWS_CONFIG_FILE', '/nowhere');
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nowhere');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await sts.stop();
});

/** An engine that writes with an assumed role, a real thread included, and takes batches until it is told to stop. */
async function startLoad() {
  const table = new FakeDynamoDb();
  table.delay = 2;
  const endpoint = await table.listen();
  onTestFinished(() => table.close());
  const { entry, ...integration } = integrationOf('int_a');
  const config = applyDefaults(entry, {
    table_name: 'events',
    region: 'eu-west-1',
    endpoint,
    auth: 'assume_role',
    role_arn: 'arn:aws:iam::123456789012:role/writer',
    external_id: 'expected',
    access_key_id: 'AKIDOWN',
    secret_access_key: 'own secret key',
  });
  const engine = await Engine.start({
    data: temporaryFolder(),
    limits: { disk: 1e9 },
    integrations: [{ ...integration, entry, config: sealConfig(entry, config) }],
    library: libraryOf(),
    log: openLog({ level: 'error', stream: { write: () => undefined } }),
    threads: 1,
  });
  onTestFinished(() => engine.close(1000));
  const states: string[] = [];
  engine.onState(({ state }) => states.push(state.kind));
  let accepted = 0;
  let isLoading = true;
  const loading = (async () => {
    const base = { type: 'track', received_at: '2026-01-01T00:00:00Z', source_id: 'web' };
    while (isLoading) {
      const events = Array.from({ length: 20 }, (_, n) => ({ ...base, event_id: `e${accepted + n}` }));
      await engine.append(
        { events: eventsOf(...events.map((event) => JSON.stringify(event))) },
        { source: 'web' },
      );
      accepted += 20;
      await pause(3);
    }
  })();
  const flows = async () => {
    const before = table.eventsOf('events').size;
    await vi.waitFor(() => expect(table.eventsOf('events').size).toBeGreaterThan(before + 200), 20_000);
  };
  const finish = async () => {
    isLoading = false;
    await loading;
    await vi.waitFor(() => expect(engine.ledger('int_a')).toMatchObject({ in_flight: 0 }), 20_000);
    expect(engine.ledger('int_a')).toMatchObject({ accepted, delivered: accepted, dead: 0 });
    const written = table.eventsOf('events');
    expect(written.size).toBe(accepted);
    expect([...written.values()].filter((times) => times > 1)).toEqual([]);
  };
  return { table, states, flows, finish };
}

it('a session that ends in the middle of steady delivery is renewed once, and no event is lost, doubled or parked', async () => {
  const { table, states, flows, finish } = await startLoad();
  for (let session = 1; session <= 3; session++) {
    await flows();
    expect(sts.askers).toHaveLength(session);
    table.expired.add(`ASIASESSION${session}`);
    await vi.waitFor(() => expect(sts.askers).toHaveLength(session + 1), 20_000);
  }
  await flows();
  await finish();
  expect(table.refused).toBeGreaterThanOrEqual(3);
  expect(sts.askers).toHaveLength(4);
  expect(states).not.toContain('parked');
}, 90_000);

it('a session that is about to end is renewed before it does, without a refused request', async () => {
  sts.lifetime = 30_000;
  const { table, states, flows, finish } = await startLoad();
  await flows();
  await flows();
  await finish();
  expect(sts.askers.length).toBeGreaterThan(1);
  expect(table.refused).toBe(0);
  expect(new Set(states)).toEqual(new Set(['running']));
}, 60_000);
