import { describe, expect, it } from 'vitest';
import { gitProject, write } from './gitProject.ts';
import { runDiff } from './runDiff.ts';

const blueprint = (more: string) => `blueprint: shop/orders
version: 1
key: { partition: id }
item:
  id: event_id
  ${more}
`;

function edited(before: string, after: string): string {
  const folder = gitProject({ 'blueprints/shop/orders.yaml': blueprint(before) });
  write(folder, 'blueprints/shop/orders.yaml', blueprint(after));
  return folder;
}

const order = (id: string, properties: object) =>
  JSON.stringify({ event_id: id, type: 'track', event: 'Order Completed', properties });

describe('a sample of real events', () => {
  it('is run beside the fixtures, and is what the cost is counted from', async () => {
    const folder = edited('note: properties.note', 'memo: properties.note');
    const lines = [
      order('r1', { note: 'x'.repeat(2000) }),
      '',
      'no json',
      order('r2', {}),
      '{"event":"no type"}',
    ];
    write(folder, 'events.jsonl', `\uFEFF${lines.join('\n')}`);
    const { code, out } = await runDiff(
      folder,
      '--against',
      'main',
      '--events',
      'events.jsonl',
      '--format',
      'json',
    );
    const { changes, sample } = JSON.parse(out);
    expect([code, sample]).toEqual([1, { file: 'events.jsonl', events: 2, cut_off: false, faults: 2 }]);
    const { events, affected, per_million_events: cost } = changes[0].drift;
    expect([events, affected]).toEqual([22, 1]);
    // A record of 2,000 bytes and some takes two write units, an empty one takes one.
    expect(cost).toMatchObject({ of: 'sample', before: { records: 1_000_000, write_units: 1_500_000 } });
    const text = await runDiff(folder, '--against', 'main', '--events', 'events.jsonl');
    expect(text.out).toContain('2 lines without an event:\n  line 3: ');
  });

  it('must be there', async () => {
    const folder = edited('note: properties.note', 'memo: properties.note');
    const { code, complaints } = await runDiff(folder, '--against', 'main', '--events', 'none.jsonl');
    expect([code, complaints.map((diagnostic) => diagnostic.code)]).toEqual([2, ['file/not-found']]);
  });

  it('shows none of its values where they are to be hidden', async () => {
    const folder = edited('mail: traits.email', 'mail: { from: traits.email, transform: [lowercase] }');
    write(
      folder,
      'events.jsonl',
      JSON.stringify({ event_id: 'r1', type: 'identify', traits: { email: 'Secret@x.y' } }),
    );
    const shown = await runDiff(folder, '--against', 'main', '--events', 'events.jsonl', '--format', 'json');
    expect(shown.out).toMatch(/Secret@x\.y/);
    for (const format of ['text', 'json', 'markdown']) {
      const args = ['--events', 'events.jsonl', '--hide-values', '--format', format];
      const hidden = await runDiff(folder, '--against', 'main', ...args);
      expect(hidden.out).not.toMatch(/secret@x|ana@/i);
      expect(hidden.out).toContain('***');
    }
  });

  it('is compared digit by digit', async () => {
    const folder = edited('n: { from: properties.n, type: N }', 'n: { from: properties.m, type: N }');
    const digits = (n: string, m: string) =>
      `{"event_id":"${n}","type":"track","event":"E","properties":{"n":${n},"m":${m}}}`;
    write(
      folder,
      'events.jsonl',
      [digits('9007199254740993', '9007199254740992'), digits('1.10', '1.1')].join('\n'),
    );
    const { out } = await runDiff(
      folder,
      '--against',
      'main',
      '--events',
      'events.jsonl',
      '--format',
      'json',
    );
    const { attributes } = JSON.parse(out).changes[0].drift;
    expect(attributes).toMatchObject([
      {
        path: 'item.n',
        change: 'value',
        events: 1,
        examples: [{ before: '9007199254740993', after: '9007199254740992' }],
      },
    ]);
  });
});

describe('what is drawn by lot', () => {
  it('is told, and taken for no change', async () => {
    const chance = (more: string) => `blueprint: shop/clicks
version: 1
record:
  partition_key: { expr: "$string($random())" }
  data: { fields: { id: event_id, lot: { expr: "$random()" }, ${more} } }
`;
    const folder = gitProject({ 'blueprints/shop/clicks.yaml': chance('name: event') });
    write(folder, 'blueprints/shop/clicks.yaml', chance('name: event, kind: type'));
    const { code, out } = await runDiff(folder, '--against', 'main', '--format', 'json');
    const { drift, breaking } = JSON.parse(out).changes[0];
    expect([code, breaking, drift.drawn_by_lot]).toEqual([0, [], ['key', 'record.data.lot']]);
    expect(drift.attributes.map(({ path }: { path: string }) => path)).toEqual(['record.data.kind']);
    expect(drift.keys.events).toBe(0);
  });
});

describe('the comment on a pull request', () => {
  it('fits into what GitHub takes, with every detail that it shows whole', async () => {
    const names = Array.from({ length: 300 }, (_, index) => `shop/b${index}`);
    const file = (name: string) => `blueprints/${name}.yaml`;
    const text = (name: string, more: string) => blueprint(more).replace('shop/orders', name);
    const folder = gitProject(
      Object.fromEntries(names.map((name) => [file(name), text(name, 'a: event\n  b: type')])),
    );
    for (const name of names) write(folder, file(name), text(name, 'c: event\n  d: type'));
    const { out, code } = await runDiff(folder, '--against', 'main', '--format', 'markdown');
    expect(code).toBe(1);
    expect(out.length).toBeLessThanOrEqual(65_536);
    expect(out.length).toBeGreaterThan(40_000);
    expect(out.match(/<details>/g)?.length).toBe(out.match(/<\/details>/g)?.length);
    expect(out.match(/<details>/g)?.length).toBeGreaterThan(10);
    expect(out).toContain('`patchbay diff` prints all of it');
    expect(out).toContain('`shop/b299`');
  });

  it('shows text of events as text', async () => {
    const folder = edited('note: properties.note', 'memo: properties.note');
    const note = '</details> | <img src=x> `` @everyone [x](y)\n# no heading';
    write(folder, 'events.jsonl', order('r1 | `x`', { note }));
    const { out } = await runDiff(
      folder,
      '--against',
      'main',
      '--events',
      'events.jsonl',
      '--format',
      'markdown',
    );
    const row = out.split('\n').find((line) => line.includes('item.memo') && line.startsWith('|')) ?? '';
    expect(row).toContain('\\|');
    expect(row.replaceAll('\\|', '').split('|')).toHaveLength(6);
    // Everything of the event stands between fences of backticks longer than any in it.
    expect(row).toMatch(/``` r1 .*<\/details>.* ```/);
    expect(out).not.toMatch(/^# no heading/m);
  });
});
