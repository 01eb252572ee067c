import { expect, it, onTestFinished, vi } from 'vitest';
import { systemClock } from '../../../src/batch/systemClock.ts';
import { compileLane } from '../../../src/compiler/compileLane.ts';
import { Engine, Installations, OverrideRegister, openOverrides } from '../../../src/engine/index.ts';
import { planRecipe } from '../../../src/engine/planRecipe.ts';
import { Trial } from '../../../src/engine/trial/Trial.ts';
import { SecretKeyring } from '../../../src/project/secrets/SecretKeyring.ts';
import { openLog } from '../../../src/telemetry/openLog.ts';
import { eventsOf } from '../../spool/eventsOf.ts';
import { temporaryFolder } from '../../spool/temporaryFolder.ts';
import { fakeThreads } from '../inThread.ts';
import { RecordingSink } from '../RecordingSink.ts';
import { integrationOf, libraryOf } from '../testCatalog.ts';
import { shop } from './overridesRig.ts';

it('an override whose records the destination refuses is rolled back, and what it had made is mapped again', async () => {
  const data = temporaryFolder();
  const sink = new RecordingSink();
  const failure = {
    action: 'mismatch',
    code: 'ValidationException',
    message: 'the key does not fit',
  } as const;
  sink.answer = (text) => (text.includes('extra') ? { kind: 'failed', failure } : { kind: 'delivered' });
  const threads = fakeThreads(({ id }) => ({
    sink,
    openLane(recipe) {
      const { base, overridden } = planRecipe(recipe);
      if (base === undefined || overridden === undefined) throw new Error('no plan');
      const { override } = recipe;
      const plans = { base, candidate: overridden };
      const compile = (plan: typeof base) => compileLane(plan, id);
      return override === undefined
        ? compile(base)
        : new Trial({ integration: id, override, plans, compile });
    },
  }));
  const log = openLog({ stream: { write: () => undefined } });
  const library = libraryOf({ shop });
  const limits = { disk: 1e9 };
  const { startThread } = threads;
  const engine = await Engine.start({
    data,
    limits,
    integrations: [],
    library,
    log,
    threads: 1,
    startThread,
  });
  const register = new OverrideRegister(engine.table('overrides'), Date.now);
  const installations = new Installations({
    engine,
    catalog: new Map(),
    library,
    log,
    overrides: register,
    project: [integrationOf('int_shop', { variant: undefined, blueprint: 'shop' })],
    sources: [],
    keyring: SecretKeyring.open(data, {}),
  });
  const folder = data;
  const overrides = openOverrides({
    engine,
    installations,
    register,
    library,
    folder,
    clock: systemClock,
    log,
  });
  onTestFinished(async () => {
    await overrides.close();
    await engine.close(0);
  });
  await installations.start();
  await overrides.start();
  const send = (id: string) =>
    engine.append(
      { events: eventsOf(JSON.stringify({ event_id: id, type: 'track', event: 'E' })) },
      { integration: 'int_shop' },
    );
  const arrives = (id: string) =>
    vi.waitFor(() => expect(sink.texts.some((text) => text.includes(`"${id}"`))).toBe(true), 15_000);
  await send('before');
  await arrives('before');

  const expires_at = new Date(Date.now() + 86_400_000).toISOString();
  const patch = { item: { extra: { value: 'x' } } };
  await overrides.set('int_shop', JSON.stringify({ reason: 'a test', expires_at, patch }), 'ana');
  for (const id of ['one', 'two', 'three']) await send(id);
  for (const id of ['one', 'two', 'three']) await arrives(id);
  await vi.waitFor(
    () => expect(engine.ledger('int_shop')).toMatchObject({ delivered: 4, dead: 0, in_flight: 0 }),
    5000,
  );
  expect(overrides.views()).toEqual([]);
  expect(installations.revisions('int_shop').at(-1)?.change_summary).toBe(
    'override rolled back: the destination takes none of its records (ValidationException: the key does not fit)',
  );
}, 40_000);
