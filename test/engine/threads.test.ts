import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { revealConfig } from '../../src/catalog/revealConfig.ts';
import type { EngineOptions, InstalledIntegration } from '../../src/engine/index.ts';
import { openLog } from '../../src/telemetry/openLog.ts';
import { eventsOf } from '../spool/eventsOf.ts';
import { temporaryFolder } from '../spool/temporaryFolder.ts';
import { Engine, sealConfig, startThread } from './builtEngine.ts';
import { FakeDynamoDb } from './FakeDynamoDb.ts';
import { integrationOf, libraryOf } from './testCatalog.ts';

const event = (id: string) =>
  JSON.stringify({
    event_id: id,
    type: 'track',
    event: 'Tested',
    timestamp: '2026-01-01T00:00:00Z',
    received_at: '2026-01-01T00:00:00Z',
    source_id: 'web',
  });

const ids = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => `e${from + index}`);

async function startEngine(integrations: readonly string[], options: Partial<EngineOptions> = {}) {
  const table = new FakeDynamoDb();
  const endpoint = await table.listen();
  const lines: string[] = [];
  const all: EngineOptions = {
    data: temporaryFolder(),
    limits: { disk: 1e9 },
    integrations: integrations.map((id) => integrationAt(id, endpoint)),
    library: libraryOf(),
    log: openLog({ stream: { write: (line) => void lines.push(line) } }),
    threads: 2,
    ...options,
  };
  const engine = await Engine.start(all);
  onTestFinished(async () => {
    await engine.close(100);
    await table.close();
  });
  const append = (some: readonly string[]) =>
    engine.append({ events: eventsOf(...some.map(event)) }, { source: 'web' });
  const settled = (id: string, accepted: number) =>
    vi.waitFor(() => expect(engine.ledger(id)).toMatchObject({ accepted, in_flight: 0 }), 10_000);
  return { engine, table, append, settled, options: all, said: () => lines.map((line) => JSON.parse(line)) };
}

function integrationAt(id: string, endpoint: string): InstalledIntegration {
  const integration = integrationOf(id);
  const config = revealConfig(integration.config);
  return { ...integration, config: sealConfig(integration.entry, { ...config, endpoint }) };
}

describe('delivery threads', () => {
  it('read the spool by themselves and deliver to a real endpoint', async () => {
    const { engine, table, append, settled } = await startEngine(['int_a', 'int_b']);
    for (let batch = 0; batch < 20; batch++) await append(ids(batch * 50, batch * 50 + 50));
    await settled('int_a', 1000);
    await settled('int_b', 1000);
    for (const id of ['int_a', 'int_b']) {
      expect(engine.ledger(id)).toMatchObject({ delivered: 1000, dead: 0 });
      expect(new Set(table.eventsOf(`table_of_${id}`).keys())).toEqual(new Set(ids(0, 1000)));
    }
  });

  it('do not hold each other up', async () => {
    const { engine, table, append, settled } = await startEngine(['int_quick', 'int_stalled']);
    table.stalled.add('table_of_int_stalled');
    for (let batch = 0; batch < 10; batch++) await append(ids(batch * 100, batch * 100 + 100));
    await settled('int_quick', 1000);
    expect(engine.ledger('int_stalled')).toMatchObject({ in_flight: 1000 });
    const start = Date.now();
    await engine.close(300);
    expect(Date.now() - start).toBeLessThan(3000);
  });

  it('end by themselves when the engine closes, and leave the folder to the next', async () => {
    const first = await startEngine(['int_a']);
    first.table.delay = 20;
    await first.append(ids(0, 300));
    await first.engine.close(5000);
    const taken = first.table.eventsOf('table_of_int_a').size;
    const { engine } = await startEngine([], { ...first.options });
    await vi.waitFor(
      () => expect(engine.ledger('int_a')).toMatchObject({ accepted: 300, in_flight: 0 }),
      5000,
    );
    expect(taken).toBeGreaterThan(0);
    expect(first.table.eventsOf('table_of_int_a').size).toBe(300);
    expect([...first.table.eventsOf('table_of_int_a').values()].every((times) => times === 1)).toBe(true);
  });

  it('are started again after a crash, time and again, while the others go on and the books balance', async () => {
    const module = new URL('recordingThread.js', import.meta.url);
    const { engine, options, said } = await startEngine(['int_a', 'int_b'], {
      random: () => 0,
      startThread: (spool) => (events) => startThread({ spool }, events, module),
    });
    const sent = (id: string) => {
      const file = join(options.data, `${id}.sent`);
      return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
    };
    const append = (texts: readonly string[], audience: Parameters<typeof engine.append>[1]) =>
      engine.append({ events: eventsOf(...texts) }, audience);
    let accepted = 0;
    for (let round = 0; round < 6; round++) {
      const texts = Array.from({ length: 40 }, (_, index) => JSON.stringify({ n: accepted + index }));
      await append(texts.slice(0, 20), { source: 'web' });
      await append([`{"crash":${round}}`], { integration: 'int_a' });
      await append(texts.slice(20), { source: 'web' });
      accepted += 40;
      await vi.waitFor(() => expect(engine.ledger('int_b')).toMatchObject({ delivered: accepted }), 5000);
      await vi.waitFor(() => expect(existsSync(join(options.data, `crashed-${round}`))).toBe(true), 5000);
    }
    await vi.waitFor(() => expect(engine.ledger('int_a')).toMatchObject({ in_flight: 0 }), 10_000);
    expect(engine.ledger('int_a')).toMatchObject({ accepted: accepted + 6, delivered: accepted + 6 });
    const numbers = (id: string) => new Set(sent(id).flatMap((text) => JSON.parse(text).n ?? []));
    expect(numbers('int_a').size).toBe(accepted);
    expect(sent('int_b')).toHaveLength(accepted);
    const stops = said().filter(({ code }) => code === 'engine/worker-stopped');
    expect(stops).toHaveLength(6);
    expect(stops[0]).toMatchObject({ message: expect.stringContaining('crash 0') });
  });
});
