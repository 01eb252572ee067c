import { describe, expect, it } from 'vitest';
import { InstallationRefusal } from '../../../src/engine/installations/InstallationRefusal.ts';
import { failing, overridesRig, request, shop } from './overridesRig.ts';

const fileText = (patch: string, more = '') =>
  `reason: totals come in cents\nexpires_at: 2026-02-01T00:00:00Z\n${more}patch: ${patch}\n`;
const cents = '{ item: { total: { expr: properties.total / 100 } } }';

async function refusalOf(promise: Promise<unknown>): Promise<InstallationRefusal> {
  const error = await promise.then(
    () => undefined,
    (thrown) => thrown,
  );
  if (!(error instanceof InstallationRefusal)) throw new Error('it was not refused');
  return error;
}

describe('an override that is set', () => {
  it('is in force, stored, a revision with its reason, and told', async () => {
    const { overrides, register, refreshed, events, clock, rows } = overridesRig();
    const view = await overrides.set(
      'int_shop',
      request(clock, { mode: 'canary', canary_percent: 10 }),
      'ana',
    );
    expect(view).toMatchObject({
      integration_id: 'int_shop',
      owner: 'api',
      file: null,
      state: 'in_force',
      reason: 'totals come in cents',
      expires_at: '2026-01-08T00:00:00.000Z',
      mode: 'canary',
      canary_percent: 10,
      max_error_rate: 0.05,
      set_by: 'ana',
      drift: { kind: 'none', places: [] },
      problems: [],
      trial: null,
    });
    expect(register.of('int_shop')).toMatchObject({ mode: 'canary', canaryPercent: 10 });
    expect(refreshed).toEqual([
      { id: 'int_shop', author: 'ana', occasion: 'override set: totals come in cents', inForce: true },
    ]);
    expect(events).toMatchObject([{ action: 'override.set', before: undefined, after: { set_by: 'ana' } }]);
    expect(overridesRig(rows, clock).register.of('int_shop')?.mark).toBe(register.of('int_shop')?.mark);
  });

  it('takes the place of the one before, which is told', async () => {
    const { overrides, register, events, clock } = overridesRig();
    await overrides.set('int_shop', request(clock), 'ana');
    const before = register.of('int_shop')?.mark;
    await overrides.set('int_shop', request(clock, { reason: 'another one' }), 'ben');
    expect(overrides.views()).toHaveLength(1);
    expect(register.of('int_shop')?.mark).not.toBe(before);
    expect(events[1]).toMatchObject({ before: { set_by: 'ana' }, after: { set_by: 'ben' } });
  });

  it.each<[string, Record<string, unknown>, number, string, string]>([
    ['without a reason', { reason: undefined }, 7, 'schema/missing-key', ''],
    ['without an end', { expires_at: undefined }, 7, 'schema/missing-key', ''],
    ['whose end is past', {}, -1, 'override/expired', 'expires_at'],
    ['that lasts for longer than 90 days', {}, 91, 'override/too-long', 'expires_at'],
    ['with a canary of nobody knows how many', { mode: 'canary' }, 7, 'override/percent-missing', 'mode'],
    ['with a key that is misspelt', { max_eror_rate: 1 }, 7, 'schema/unknown-key', 'max_eror_rate'],
    [
      'whose expression is broken',
      { patch: { item: { total: { expr: '1 +' } } } },
      7,
      'expression/S0207',
      'patch.item.total.expr',
    ],
    [
      'that takes the key away',
      { patch: { item: { event_id: null } } },
      7,
      'override/breaks-blueprint',
      'patch',
    ],
  ])('%s is refused and changes nothing', async (_, changes, days, code, field) => {
    const { overrides, refreshed, rows, clock, events } = overridesRig();
    await overrides.set('int_shop', request(clock), 'ana');
    const before = [...rows];
    const { kind, diagnostic, problems } = await refusalOf(
      overrides.set('int_shop', request(clock, changes, days), 'ben'),
    );
    expect([kind, diagnostic.code]).toEqual(['invalid', 'override/invalid']);
    expect(problems.map((problem) => [problem.code, problem.field])).toContainEqual([code, field]);
    expect([refreshed.length, events.length, [...rows]]).toEqual([1, 1, before]);
  });

  it('that patches nothing is set, and told to be useless', async () => {
    const { overrides, clock } = overridesRig();
    const patch = { item: { total: { from: 'properties.total' } } };
    const view = await overrides.set('int_shop', request(clock, { patch }), 'ana');
    expect(view.problems).toMatchObject([
      { code: 'override/no-effect', severity: 'warning', field: 'patch' },
    ]);
  });

  it('may last for 90 days, and keeps what was written with tabs', async () => {
    const { overrides, clock } = overridesRig();
    const text = JSON.stringify(JSON.parse(request(clock, {}, 90)), null, '\t');
    expect(await overrides.set('int_shop', text, 'ana')).toMatchObject({ state: 'in_force', problems: [] });
  });

  it('is for an integration that is installed', async () => {
    const { overrides, clock } = overridesRig();
    const refusal = await refusalOf(overrides.set('int_other', request(clock), 'ana'));
    expect([refusal.kind, refusal.diagnostic.code]).toEqual(['unknown', 'installation/unknown']);
  });
});

describe('an override that is cleared', () => {
  it('is gone, with a revision', async () => {
    const { overrides, register, refreshed, clock, rows } = overridesRig();
    await overrides.set('int_shop', request(clock), 'ana');
    await overrides.clear('int_shop', 'ben');
    expect([register.of('int_shop'), overrides.views(), rows.size]).toEqual([undefined, [], 0]);
    expect(refreshed[1]).toMatchObject({ author: 'ben', occasion: 'override cleared', inForce: false });
    expect((await refusalOf(overrides.clear('int_shop', 'ben'))).diagnostic.code).toBe('override/none');
  });
});

describe('an override of a file', () => {
  it('is in force, and the API keeps its hands off it', async () => {
    const { overrides, clock, refreshed } = overridesRig();
    await overrides.setFile('int_shop', fileText(cents));
    expect(overrides.view('int_shop')).toMatchObject({
      owner: 'git',
      file: 'overrides/int_shop.yaml',
      state: 'in_force',
    });
    expect(refreshed).toMatchObject([{ author: 'git', occasion: 'override set: totals come in cents' }]);
    for (const write of [
      overrides.set('int_shop', request(clock), 'ana'),
      overrides.clear('int_shop', 'ana'),
    ]) {
      const { kind, diagnostic } = await refusalOf(write);
      expect([kind, diagnostic.code]).toEqual(['conflict', 'override/owned-by-git']);
      expect(diagnostic.message).toContain('overrides/int_shop.yaml');
    }
    await overrides.setFile('int_shop', undefined);
    expect((await overrides.set('int_shop', request(clock), 'ana')).owner).toBe('api');
  });

  it('takes the place of one of the API', async () => {
    const { overrides, clock } = overridesRig();
    await overrides.set('int_shop', request(clock), 'ana');
    await overrides.setFile('int_shop', fileText(cents));
    expect(overrides.views()).toMatchObject([{ owner: 'git' }]);
    await overrides.setFile('int_shop', undefined);
    expect(overrides.views()).toEqual([]);
  });

  it('that says what it said makes no revision', async () => {
    const { overrides, refreshed } = overridesRig();
    await overrides.setFile('int_shop', fileText(cents));
    await overrides.setFile('int_shop', fileText(cents));
    await overrides.setFiles(
      new Map([['int_shop', { text: fileText(cents), file: 'overrides/int_shop.yaml' }]]),
    );
    expect(refreshed).toHaveLength(1);
  });

  it('that is gone while Patchbay stood still is cleared with the others', async () => {
    const { overrides, rows, clock } = overridesRig();
    await overrides.setFile('int_shop', fileText(cents));
    const next = overridesRig(rows, clock);
    await next.overrides.setFiles(new Map());
    expect(next.refreshed).toMatchObject([{ author: 'git', inForce: false }]);
    expect(next.overrides.views()).toEqual([]);
  });

  it('with a fault is told at its line, and is nothing that could be applied alone', async () => {
    const { overrides } = overridesRig();
    await overrides.setFile('int_shop', fileText('{ item: { total: { expr: "1 +" } } }'));
    expect(overrides.view('int_shop')).toMatchObject({
      state: 'broken',
      problems: [{ code: 'expression/S0207', line: 3, field: 'patch.item.total.expr' }],
    });
  });
});

describe('the end of an override', () => {
  it('comes by itself, at its moment', async () => {
    const { overrides, register, refreshed, events, clock } = overridesRig();
    await overrides.start();
    await overrides.set('int_shop', request(clock), 'ana');
    await clock.advance(7 * 86_400_000 - 1);
    expect(register.of('int_shop')).toBeDefined();
    await clock.advance(1);
    expect([register.of('int_shop'), overrides.views()]).toEqual([undefined, []]);
    expect(refreshed[1]).toMatchObject({
      author: 'patchbay',
      occasion: 'override expired: totals come in cents',
      inForce: false,
    });
    expect(events.map(({ action }) => action)).toEqual(['override.set', 'override.expire']);
  });

  it('that came while Patchbay stood still is made good at the start', async () => {
    const { overrides, rows, clock } = overridesRig();
    await overrides.set('int_shop', request(clock), 'ana');
    await overrides.close();
    await clock.advance(8 * 86_400_000);
    const next = overridesRig(rows, clock);
    expect(next.register.of('int_shop')).toBeUndefined();
    await next.overrides.start();
    expect(next.events.map(({ action }) => action)).toEqual(['override.expire']);
    expect(next.refreshed).toHaveLength(1);
  });

  it('leaves a file where it is, out of force, and is told once', async () => {
    const { overrides, register, events, rows, clock } = overridesRig();
    await overrides.setFile('int_shop', fileText(cents));
    await clock.advance(40 * 86_400_000);
    expect(overrides.view('int_shop')).toMatchObject({
      state: 'expired',
      problems: [{ code: 'override/expired', severity: 'warning', field: 'expires_at' }],
    });
    expect(register.of('int_shop')).toBeUndefined();
    const next = overridesRig(rows, clock);
    await next.overrides.start();
    expect([...events, ...next.events].map(({ action }) => action)).toEqual([
      'override.set',
      'override.expire',
    ]);
  });
});

describe('an override that too many events die of', () => {
  it('of the API is gone, and the revision says the numbers', async () => {
    const { overrides, register, refreshed, events, lines, clock } = overridesRig();
    await overrides.set('int_shop', request(clock), 'ana');
    overrides.hear('int_shop', failing(register.of('int_shop')?.mark ?? ''));
    await overrides.close();
    expect(overrides.views()).toEqual([]);
    const occasion =
      'override rolled back: 10 of the last 40 events died (25 %, at most 5 % may), most of transform/type-mismatch';
    expect(refreshed[1]).toEqual({ id: 'int_shop', author: 'patchbay', occasion, inForce: false });
    expect(events[1]).toMatchObject({ action: 'override.roll_back', author: 'patchbay', summary: occasion });
    expect(lines).toContain(`error ${occasion}`);
    expect(overrides.rollBacks.get('int_shop')).toBe(1);
  });

  it('of a file is suspended, also after a restart, until the file changes', async () => {
    const { overrides, register, rows, clock } = overridesRig();
    await overrides.setFile('int_shop', fileText(cents));
    overrides.hear('int_shop', failing(register.of('int_shop')?.mark ?? ''));
    await overrides.close();
    expect(overrides.view('int_shop')).toMatchObject({
      state: 'suspended',
      suspended: { cause: expect.stringContaining('10 of the last 40') },
    });
    const next = overridesRig(rows, clock);
    await next.overrides.setFile('int_shop', fileText(cents));
    expect([next.register.of('int_shop'), next.refreshed]).toEqual([undefined, []]);
    await next.overrides.setFile('int_shop', fileText(cents, 'max_error_rate: 0.5\n'));
    expect(next.register.of('int_shop')).toMatchObject({ maxErrorRate: 0.5 });
  });

  it('is not confused with the one that took its place meanwhile', async () => {
    const { overrides, register, clock } = overridesRig();
    await overrides.set('int_shop', request(clock), 'ana');
    const mark = register.of('int_shop')?.mark ?? '';
    await overrides.set('int_shop', request(clock, { reason: 'mended' }), 'ana');
    overrides.hear('int_shop', failing(mark));
    await overrides.close();
    expect(overrides.view('int_shop')).toMatchObject({ reason: 'mended', trial: null });
  });
});

describe('the drift of an override', () => {
  it.each([
    [
      'says by itself what the override says',
      shop.replace('from: properties.total, type', 'expr: properties.total / 100, type'),
      'contained',
      ['/item/total'],
    ],
    [
      'says something else there',
      shop.replace('from: properties.total', 'from: properties.amount'),
      'contradicted',
      ['/item/total'],
    ],
    [
      'was changed elsewhere',
      shop.replace('coupon: properties.coupon', 'coupon: properties.code'),
      'none',
      [],
    ],
  ])('is told when the blueprint %s', async (_, edited, kind, places) => {
    const { overrides, blueprints, lines, rows, clock } = overridesRig();
    await overrides.set('int_shop', request(clock), 'ana');
    blueprints.shop = edited;
    overrides.notice('int_shop');
    overrides.notice('int_shop');
    expect(overrides.view('int_shop')?.drift).toEqual({ kind, places });
    expect(lines.filter((line) => line.startsWith('warn'))).toHaveLength(kind === 'none' ? 0 : 1);
    expect(overridesRig(rows, clock).overrides.view('int_shop')?.drift.kind).toBe('none');
  });
});
