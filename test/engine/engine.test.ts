import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { Engine, EngineFault, type EngineOptions, Overload, SpoolFault } from '../../src/engine/index.ts';
import type { Outlet } from '../../src/engine/Outlet.ts';
import type { RecipeOverride } from '../../src/engine/ThreadIntegration.ts';
import { openLog } from '../../src/telemetry/openLog.ts';
import { eventsOf } from '../spool/eventsOf.ts';
import { temporaryFolder } from '../spool/temporaryFolder.ts';
import { fakeThreads } from './inThread.ts';
import { copyingLane } from './lanes.ts';
import { RecordingSink } from './RecordingSink.ts';
import { integrationOf, libraryOf } from './testCatalog.ts';

/** An engine whose destinations are recording sinks, one for each integration. */
async function startEngine(
  options: Partial<EngineOptions> = {},
  openLane: Outlet['openLane'] = () => copyingLane,
) {
  const sinks = new Map<string, RecordingSink>();
  const configs: unknown[] = [];
  const sinkOf = (id: string) => {
    const sink = sinks.get(id) ?? new RecordingSink();
    sinks.set(id, sink);
    return sink;
  };
  const threads = fakeThreads(({ id, config }) => {
    configs.push(config);
    return { openLane, sink: sinkOf(id) };
  });
  const lines: string[] = [];
  const all: EngineOptions = {
    data: temporaryFolder(),
    limits: { disk: 1e9 },
    integrations: [],
    library: libraryOf(),
    log: openLog({ stream: { write: (line) => void lines.push(line) } }),
    threads: 2,
    startThread: threads.startThread,
    ...options,
  };
  const engine = await Engine.start(all);
  onTestFinished(() => engine.close(100));
  const said = () => lines.map((line) => JSON.parse(line));
  const append = (texts: readonly string[], audience: Parameters<Engine['append']>[1] = { source: 'web' }) =>
    engine.append({ events: eventsOf(...texts) }, audience);
  const settled = async (id: string, accepted: number) => {
    await vi.waitFor(() => expect(engine.ledger(id)).toMatchObject({ accepted, in_flight: 0 }), 5000);
    return engine.ledger(id);
  };
  return { engine, sinkOf, threads, configs, said, append, settled, options: all };
}

const numbered = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => JSON.stringify({ n: from + index }));

const running = (engine: Engine, id: string) =>
  vi.waitFor(() => expect(engine.integration(id)?.state).toEqual({ kind: 'running' }), 5000);

const wrong = `blueprint: wrong
version: 1
extends: amazon_dynamodb/default
`;

describe('the engine', () => {
  it('delivers each event to every integration that hears its source, and keeps their books', async () => {
    const { append, settled, sinkOf } = await startEngine({
      integrations: [integrationOf('int_all'), integrationOf('int_web', { sources: ['web'] })],
    });
    expect(await append(numbered(0, 5))).toBe(5);
    expect(await append(numbered(5, 8), { source: 'app' })).toBe(3);
    expect(await settled('int_all', 8)).toMatchObject({ delivered: 8 });
    expect(await settled('int_web', 5)).toMatchObject({ delivered: 5 });
    expect(sinkOf('int_all').texts).toEqual(numbered(0, 8));
    expect(sinkOf('int_web').texts).toEqual(numbered(0, 5));
  });

  it('delivers what is addressed to one integration to that one alone', async () => {
    const { append, settled, engine, sinkOf } = await startEngine({
      integrations: [integrationOf('int_a'), integrationOf('int_b')],
    });
    await append(numbered(0, 3), { integration: 'int_b' });
    await settled('int_b', 3);
    expect(sinkOf('int_b').texts).toEqual(numbered(0, 3));
    expect(engine.ledger('int_a')).toMatchObject({ accepted: 0 });
    await expect(append(numbered(0, 1), { integration: 'int_c' })).rejects.toBeInstanceOf(SpoolFault);
  });

  it('shows its integrations without their secrets, which reach the delivery thread alone', async () => {
    const { engine, configs, said } = await startEngine({ integrations: [integrationOf('int_a')] });
    await running(engine, 'int_a');
    const [view] = engine.integrations();
    expect(view).toMatchObject({
      id: 'int_a',
      name: 'The int_a',
      integration: 'amazon_dynamodb',
      variant: 'default',
      sources: null,
      enabled: true,
      revision: 1,
      state: { kind: 'running' },
    });
    expect(view?.config).toMatchObject({ table_name: 'table_of_int_a', secret_access_key: '***' });
    expect(configs).toEqual([expect.objectContaining({ secret_access_key: 'a very secret key' })]);
    expect(JSON.stringify([engine.integrations(), said()])).not.toContain('secret key');
  });

  it('swaps a recipe without closing what it delivers to, and reopens that for other settings', async () => {
    const { engine, append, settled, sinkOf, configs } = await startEngine({
      integrations: [integrationOf('int_a')],
    });
    await append(numbered(0, 2));
    await settled('int_a', 2);
    await engine.put(integrationOf('int_a', { revision: 2, blueprint: 'amazon_dynamodb/message_id' }));
    await append(numbered(2, 5));
    const { revisions } = (await settled('int_a', 5)) ?? {};
    expect(revisions).toMatchObject([
      { revision: 1, delivered: 2 },
      { revision: 2, delivered: 3 },
    ]);
    expect(sinkOf('int_a').closed).toBe(false);
    expect(configs).toHaveLength(1);
    const { config } = integrationOf('int_b');
    await engine.put(integrationOf('int_a', { revision: 3, config }));
    expect(sinkOf('int_a').closed).toBe(true);
    await append(numbered(5, 6));
    expect((await settled('int_a', 6))?.revisions).toMatchObject([{}, {}, { revision: 3, delivered: 1 }]);
    expect(configs).toHaveLength(2);
  });

  it.each(['mismatch', 'park'] as const)(
    'maps again what a destination parked by a wrong mapping has refused (%s), once the mapping is mended',
    async (action) => {
      const wrongLane: ReturnType<Outlet['openLane']> = {
        encode(_event, body) {
          const start = body.length;
          body.reserve(5);
          body.length += body.buffer.write('wrong', start);
          return { outcome: 'record', body, start, end: body.length, key: 'wrong' };
        },
      };
      const { engine, append, settled, sinkOf } = await startEngine(
        { integrations: [integrationOf('int_a', { blueprint: 'wrong' })], library: libraryOf({ wrong }) },
        (recipe) => (recipe.blueprint.file === 'blueprints/wrong.yaml' ? wrongLane : copyingLane),
      );
      const failure = { action, code: 'ValidationException', message: 'a key is missing' };
      sinkOf('int_a').answer = (text) =>
        text === 'wrong' ? { kind: 'failed', failure } : { kind: 'delivered' };
      await append(numbered(0, 25));
      await vi.waitFor(() => expect(engine.integration('int_a')?.state.kind).toBe('parked'));
      await append(numbered(25, 30));
      await engine.put(integrationOf('int_a', { revision: 2 }));
      await append(numbered(30, 32));
      const ledger = await settled('int_a', 32);
      expect(ledger).toMatchObject({ delivered: 32, dead: 0 });
      expect(ledger?.revisions).toMatchObject([
        { revision: 1, delivered: 0, dead: 0 },
        { revision: 2, delivered: 32, dead: 0 },
      ]);
      expect(sinkOf('int_a').texts).toEqual(numbered(0, 32));
      await running(engine, 'int_a');
    },
  );

  it('does not open a parked destination anew for an override, which would be blamed for what was there before', async () => {
    const { engine, append, settled, sinkOf, configs } = await startEngine({
      integrations: [integrationOf('int_a')],
    });
    sinkOf('int_a').refusal = { action: 'park', code: 'AccessDeniedException', message: 'not authorized' };
    await append(numbered(0, 3));
    await vi.waitFor(() => expect(engine.integration('int_a')?.state.kind).toBe('parked'));
    sinkOf('int_a').refusal = undefined;
    const blueprint = { text: 'blueprint: b', file: 'blueprints/b.yaml' };
    const override: RecipeOverride = {
      text: { text: '{}', file: 'overrides/int_a.yaml' },
      mark: 'm',
      mode: 'live',
      canaryPercent: 100,
      maxErrorRate: 0.05,
    };
    await engine.put(integrationOf('int_a', { revision: 2, recipe: { blueprint, parents: {}, override } }));
    expect((await settled('int_a', 3))?.revisions).toMatchObject([{ revision: 1, delivered: 3 }, {}]);
    expect(sinkOf('int_a').closed).toBe(false);
    expect(configs).toHaveLength(1);
  });

  it('parks an integration without a plan, keeps its events, and delivers them once it has one', async () => {
    const { engine, append, settled, sinkOf } = await startEngine({
      integrations: [integrationOf('int_bad', { blueprint: 'nowhere' }), integrationOf('int_good')],
    });
    await append(numbered(0, 4));
    await settled('int_good', 4);
    expect(engine.integration('int_bad')?.state).toMatchObject({
      kind: 'parked',
      code: 'engine/plan-missing',
      message: expect.stringContaining('nowhere'),
    });
    expect(engine.ledger('int_bad')).toMatchObject({ accepted: 4, in_flight: 4 });
    await engine.put(integrationOf('int_bad'));
    expect(await settled('int_bad', 4)).toMatchObject({ delivered: 4 });
    expect(sinkOf('int_bad').texts).toEqual(numbered(0, 4));
  });

  it('parks an integration whose blueprint has faults or is for another destination', async () => {
    const library = libraryOf({ faulty: 'blueprint: faulty\nversion: 1\nitem: { a: { from: [ } }' });
    const { engine } = await startEngine({
      library,
      integrations: [
        integrationOf('int_faulty', { blueprint: 'faulty' }),
        integrationOf('int_kinesis', { blueprint: 'amazon_kinesis/default' }),
      ],
    });
    expect(engine.integration('int_faulty')?.state.kind).toBe('parked');
    expect(engine.integration('int_kinesis')?.state.message).toContain('kinesis');
  });

  it('filters the events of an integration while it is disabled', async () => {
    const { engine, append, settled, sinkOf } = await startEngine({ integrations: [integrationOf('int_a')] });
    await append(numbered(0, 2));
    await settled('int_a', 2);
    await engine.put(integrationOf('int_a', { enabled: false }));
    await append(numbered(2, 5));
    const ledger = await settled('int_a', 5);
    expect(ledger).toMatchObject({ delivered: 2, filtered: 3 });
    expect(ledger?.filtered_by_reason.disabled).toBe(3);
    expect(engine.integration('int_a')).toMatchObject({ enabled: false, state: { kind: 'disabled' } });
    await engine.put(integrationOf('int_a'));
    await append(numbered(5, 6));
    await settled('int_a', 6);
    expect(sinkOf('int_a').texts).toEqual([...numbered(0, 2), ...numbered(5, 6)]);
  });

  it('says with the advice of the catalog why a destination is parked, and when it runs again', async () => {
    const { engine, append, settled, sinkOf, said } = await startEngine({
      integrations: [integrationOf('int_a')],
    });
    const states: string[] = [];
    engine.onState(({ state }) => states.push(state.kind));
    sinkOf('int_a').refusal = { action: 'park', code: 'AccessDeniedException', message: 'not authorized' };
    await append(numbered(0, 3));
    await vi.waitFor(() => expect(engine.integration('int_a')?.state.kind).toBe('parked'));
    const { state } = engine.integration('int_a') ?? {};
    expect(state).toMatchObject({ code: 'AccessDeniedException', until: expect.any(String) });
    expect(state?.hint).toBe(integrationOf('int_a').entry.troubleshooting.AccessDeniedException);
    expect(said()).toContainEqual(
      expect.objectContaining({ level: 'error', state: 'parked', hint: state?.hint, integration: 'int_a' }),
    );
    sinkOf('int_a').refusal = undefined;
    await settled('int_a', 3);
    await vi.waitFor(() => expect(states.at(-1)).toBe('running'));
  });

  it('lets a destination that stalls hold up nobody else, not even on its own thread', async () => {
    const { engine, append, settled, sinkOf } = await startEngine({
      threads: 1,
      integrations: [integrationOf('int_stalled'), integrationOf('int_quick')],
    });
    sinkOf('int_stalled').gate = new Promise(() => {});
    for (let batch = 0; batch < 20; batch++) await append(numbered(batch * 50, batch * 50 + 50));
    expect(await settled('int_quick', 1000)).toMatchObject({ delivered: 1000 });
    expect(engine.ledger('int_stalled')).toMatchObject({ accepted: 1000, in_flight: 1000 });
  });

  it('starts a thread again that has crashed, and misses nothing', async () => {
    const { engine, append, settled, sinkOf, threads, said } = await startEngine({
      integrations: [integrationOf('int_a')],
      random: () => 0,
    });
    await append(numbered(0, 10));
    await threads.crash('out of memory');
    await append(numbered(10, 20));
    await running(engine, 'int_a');
    expect(await settled('int_a', 20)).toMatchObject({ delivered: 20 });
    expect(new Set(sinkOf('int_a').texts)).toEqual(new Set(numbered(0, 20)));
    expect(threads.started).toBe(2);
    expect(said()).toContainEqual(
      expect.objectContaining({
        code: 'engine/worker-stopped',
        message: expect.stringContaining('out of memory'),
      }),
    );
    expect(await engine.metrics.text()).toContain('patchbay_worker_stops_total 1\n');
  });

  it('packs many integrations into few threads', async () => {
    const ids = Array.from({ length: 7 }, (_, index) => `int_${index}`);
    const { append, settled, threads } = await startEngine({
      threads: 3,
      integrations: ids.map((id) => integrationOf(id)),
    });
    await append(numbered(0, 2));
    for (const id of ids) await settled(id, 2);
    expect(threads.started).toBe(3);
  });

  it('settles what is under way before it closes, keeps the rest, and goes on after a restart', async () => {
    const first = await startEngine({ integrations: [integrationOf('int_a')] });
    let release = () => {};
    first.sinkOf('int_a').gate = new Promise((resolve) => {
      release = resolve;
    });
    await first.append(numbered(0, 200));
    await vi.waitFor(() => expect(first.sinkOf('int_a').requests).toBe(4));
    const closing = first.engine.close(2000);
    expect(first.engine.ready()).toMatchObject({ ready: false, reasons: [{ code: 'engine/not-open' }] });
    await expect(first.append(numbered(0, 1))).rejects.toBeInstanceOf(Overload);
    await new Promise((resolve) => setTimeout(resolve, 50));
    release();
    await closing;
    const delivered = first.sinkOf('int_a').texts;
    expect(delivered.length).toBeGreaterThanOrEqual(40);
    expect(delivered.length).toBeLessThan(200);

    const second = await startEngine({
      data: first.options.data,
      integrations: [integrationOf('int_a')],
    });
    expect(await second.settled('int_a', 200)).toMatchObject({ delivered: 200 });
    expect([...delivered, ...second.sinkOf('int_a').texts]).toEqual(numbered(0, 200));
  });

  it('closes within its deadline although a destination never answers', async () => {
    const { engine, append, sinkOf, options } = await startEngine({ integrations: [integrationOf('int_a')] });
    sinkOf('int_a').gate = new Promise(() => {});
    await append(numbered(0, 5));
    await vi.waitFor(() => expect(sinkOf('int_a').requests).toBe(1));
    const start = Date.now();
    await engine.close(200);
    expect(Date.now() - start).toBeLessThan(2000);
    const again = await startEngine({ data: options.data, integrations: [integrationOf('int_a')] });
    expect(await again.settled('int_a', 5)).toMatchObject({ delivered: 5 });
  });

  it('knows who is a stranger, retires those who are to go, and has their books when they return', async () => {
    const first = await startEngine({ integrations: [integrationOf('int_a'), integrationOf('int_b')] });
    first.sinkOf('int_b').gate = new Promise(() => {});
    await first.append(numbered(0, 3));
    await first.settled('int_a', 3);
    await first.engine.close(0);

    const second = await startEngine({
      data: first.options.data,
      integrations: [integrationOf('int_a')],
    });
    expect(await second.engine.dismissStrangers()).toEqual([{ id: 'int_b', waiting: 3, dead: 0 }]);
    await second.append(numbered(0, 7));
    expect(second.engine.ledger('int_b')).toMatchObject({ accepted: 3, in_flight: 3 });
    await second.engine.retire('int_b');
    expect(await second.engine.dismissStrangers()).toEqual([]);
    expect(second.engine.ledger('int_b')).toMatchObject({ accepted: 3, discarded: 3, in_flight: 0 });
    await second.append(numbered(3, 5));
    await second.engine.put(integrationOf('int_b'));
    await second.append(numbered(5, 6));
    expect(await second.settled('int_b', 4)).toMatchObject({ delivered: 1, discarded: 3 });
    await second.engine.remove('int_b');
    expect(second.engine.ledger('int_b')).toBeUndefined();
    expect(second.engine.integration('int_b')).toBeUndefined();
  });

  it('lets go of a stranger that has nothing in flight, so that it holds no space', async () => {
    const first = await startEngine({ integrations: [integrationOf('int_a'), integrationOf('int_b')] });
    await first.append(numbered(0, 3));
    await first.settled('int_a', 3);
    await first.settled('int_b', 3);
    await first.engine.close(1000);

    const second = await startEngine({ data: first.options.data, integrations: [integrationOf('int_a')] });
    expect(await second.engine.dismissStrangers()).toEqual([]);
    const large = JSON.stringify({ x: 'x'.repeat(20_000) });
    for (let count = 0; count < 20; count++) await second.append([large]);
    await second.settled('int_a', 23);
    await vi.waitFor(() => expect(second.engine.room.used).toBeLessThan(50_000), 5000);
    expect(second.engine.ledger('int_b')).toMatchObject({ accepted: 3, delivered: 3, discarded: 0 });

    await second.engine.put(integrationOf('int_b'));
    await second.append(numbered(23, 24));
    expect(await second.settled('int_b', 4)).toMatchObject({ accepted: 4, delivered: 4 });
  });

  it('drops and replays dead letters', async () => {
    const { engine, append, settled } = await startEngine({ integrations: [integrationOf('int_a')] });
    await append(['{"n":1}', '{"dead":true}', '{"dead":true,"n":2}']);
    expect(await settled('int_a', 3)).toMatchObject({ delivered: 1, dead: 2 });
    const [first, second] = engine.deadLetters('int_a', { limit: 10 });
    expect(await engine.dropDead('int_a', [first?.id ?? ''])).toBe(1);
    expect(engine.ledger('int_a')).toMatchObject({ dead: 1, discarded: 1 });
    expect(await engine.replayDead('int_a', [second?.id ?? ''])).toBe(1);
    await vi.waitFor(() =>
      expect(engine.ledger('int_a')).toMatchObject({ accepted: 3, dead: 1, discarded: 1, in_flight: 0 }),
    );
    expect(engine.deadLetter('int_a', second?.id ?? '')).toBeUndefined();
    expect(engine.deadLetters('int_a', { limit: 10 })).toHaveLength(1);
  });

  it('warns before the spool is full, refuses events at the limit, and takes them again when it has room', async () => {
    const { engine, append, settled, sinkOf, said } = await startEngine({
      integrations: [integrationOf('int_a')],
      limits: { disk: 200_000 },
    });
    let release = () => {};
    sinkOf('int_a').gate = new Promise((resolve) => {
      release = resolve;
    });
    const padded = Array.from({ length: 10 }, (_, n) => JSON.stringify({ n, x: 'x'.repeat(1000) }));
    const append10 = () => append(padded);
    let accepted = 0;
    await new Promise((resolve) => setTimeout(resolve, 150));
    for (let refused = false; !refused; ) {
      refused = await append10().then(
        (count) => {
          accepted += count;
          return false;
        },
        (error) => {
          expect(error).toBeInstanceOf(Overload);
          expect(error.message).toContain('int_a');
          return true;
        },
      );
    }
    expect(accepted).toBeGreaterThan(100);
    await vi.waitFor(() => {
      expect(said()).toContainEqual(expect.objectContaining({ level: 'warn', code: 'spool/nearly-full' }));
    }, 3000);
    release();
    await settled('int_a', accepted);
    await vi.waitFor(append10, { timeout: 3000, interval: 100 });
    expect(engine.ready()).toEqual({ ready: true, reasons: [], degraded: [] });
  });

  it('keeps a second engine off its folder', async () => {
    const { options } = await startEngine();
    await expect(Engine.start(options)).rejects.toBeInstanceOf(EngineFault);
  });

  it('keeps tables of state through a restart', async () => {
    const first = await startEngine();
    await first.engine.table<{ by: string }>('tokens').put('t1', { by: 'admin' });
    await first.engine.close(0);
    const second = await startEngine({ data: first.options.data });
    expect(second.engine.table('tokens').entries()).toEqual([['t1', { by: 'admin' }]]);
  });
});
