import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { json } from '../../../src/diagnostics/formats/json.ts';
import { PreviewLimits } from '../../../src/review/preview/PreviewLimits.ts';
import { PreviewRefusal } from '../../../src/review/preview/PreviewRefusal.ts';
import { previewBlueprint } from '../../../src/review/preview/previewBlueprint.ts';
import { readPreviewRequest } from '../../../src/review/preview/readPreviewRequest.ts';
import { reviewProject } from '../../../src/review/reviewProject.ts';
import { temporaryProject } from '../temporaryProject.ts';

const shop = `blueprint: shop/orders
version: 1
key: { partition: event_id }
item:
  event_id: { from: event_id, type: S }
  total: { from: properties.total, type: N }
`;

const event = {
  event_id: 'e1',
  type: 'track',
  event: 'Order Completed',
  timestamp: '2026-01-01T00:00:00Z',
  properties: { total: 42.5 },
};

const installed = new Map([['int_shop', 'shop/orders']]);

async function preview(body: unknown, folder = temporaryProject({ 'blueprints/shop/orders.yaml': shop })) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return JSON.parse(await previewBlueprint(readPreviewRequest(Buffer.from(text)), { folder, installed }));
}

const item = (attributes: object) => ({
  outcome: 'record',
  record: { wire: { PutRequest: { Item: attributes } } },
});

const refused = (code: string) => expect.objectContaining({ diagnostic: expect.objectContaining({ code }) });

describe('a preview', () => {
  it('maps an event with the text of a blueprint', async () => {
    expect(await preview({ blueprint: shop, event })).toEqual({
      diagnostics: [],
      destination: 'dynamodb',
      mode: 'compiled',
      results: [
        {
          outcome: 'record',
          record: {
            operation: 'put',
            key: { event_id: { S: 'e1' } },
            wire: { PutRequest: { Item: { event_id: { S: 'e1' }, total: { N: '42.5' } } } },
          },
        },
      ],
    });
  });

  it.each([
    ['the name of a blueprint', { blueprint: 'shop/orders' }],
    ['the id of an installed integration', { integration_id: 'int_shop' }],
  ])('takes %s for a blueprint', async (_, named) => {
    expect((await preview({ ...named, event })).results).toMatchObject([item({ total: { N: '42.5' } })]);
  });

  it('answers what becomes of each event, those that are none among them', async () => {
    const blueprint = `${shop.replace('key:', 'when: event = "Order Completed"\nkey:')}`;
    const events = [
      event,
      { no: 'type' },
      { ...event, event: 'Other' },
      5,
      { ...event, properties: { total: 'x' } },
    ];
    const { results } = await preview({ blueprint, events });
    expect(results).toMatchObject([
      item({ total: { N: '42.5' } }),
      { outcome: 'refused', diagnostic: { code: 'ingest/no-type' } },
      { outcome: 'filtered', reason: 'when' },
      { outcome: 'refused', diagnostic: { code: 'ingest/not-an-object' } },
      { outcome: 'dead', diagnostic: { code: 'transform/type-mismatch', path: 'item.total' } },
    ]);
  });

  it('keeps every digit of a number', async () => {
    const body = `{"blueprint":${JSON.stringify(shop)},"event":{"type":"track","properties":{"total":12345678901234567890.25}}}`;
    expect((await preview(body)).results).toMatchObject([item({ total: { N: '12345678901234567890.25' } })]);
  });

  it('is the same every time: what an event lacks is filled in from `now`', async () => {
    const blueprint = `${shop}  at: received_at\n  sent: sent_at\n  to: integration_id\n`;
    const body = {
      blueprint,
      event: { type: 'track' },
      now: '2026-05-05T00:00:00Z',
      integration_id: 'int_mine',
    };
    const first = await preview(body);
    expect(first.results).toMatchObject([
      item({
        at: { S: '2026-05-05T00:00:00.000Z' },
        sent: { S: '2026-05-05T00:00:00.000Z' },
        to: { S: 'int_mine' },
      }),
    ]);
    expect(await preview(body)).toEqual(first);
  });

  it('checks a blueprint without any event', async () => {
    expect(await preview({ blueprint: shop })).toMatchObject({ diagnostics: [], results: [] });
    expect(await preview({ blueprint: shop, events: [] })).toMatchObject({ results: [] });
  });

  it('finds what `check` finds in the same text, at the same places', async () => {
    const text = `${shop.replace('total,', 'totl,')}  who: { frm: user_id }\n  big: { expr: "$sum(propertes.list" }\n`;
    const rulesOnly = `${shop}  card: propertes.card\n  user: { from: user_id, type: BOOL }\n`;
    for (const blueprint of [text, rulesOnly]) {
      const folder = temporaryProject({ 'blueprints/shop/orders.yaml': blueprint });
      const { diagnostics } = reviewProject(folder, { now: 0 });
      const asked = await preview({ blueprint, event }, folder);
      const expected = diagnostics.map((diagnostic) => ({ ...json(diagnostic), file: 'blueprint.yaml' }));
      expect(asked.diagnostics.length).toBeGreaterThan(0);
      expect(asked.diagnostics).toEqual(JSON.parse(JSON.stringify(expected)));
    }
  });

  it('answers no records for a blueprint with errors', async () => {
    const answer = await preview({ blueprint: 'item: {', event });
    expect(answer).toMatchObject({ destination: null, mode: null, results: [] });
    expect(answer.diagnostics[0]).toMatchObject({ severity: 'error', file: 'blueprint.yaml', line: 1 });
  });

  it("extends the project's blueprints and those that are shipped, and tells their faults in their files", async () => {
    const child = 'blueprint: shop/child\nversion: 1\nextends: shop/orders\nitem: { total: null }\n';
    expect((await preview({ blueprint: child, event })).results).toMatchObject([
      item({ event_id: { S: 'e1' } }),
    ]);
    const folder = temporaryProject({ 'blueprints/shop/orders.yaml': `${shop}  broken: { frm: x }\n` });
    const { diagnostics } = await preview({ blueprint: child, event }, folder);
    expect(diagnostics[0]).toMatchObject({ severity: 'error', line: 7 });
    expect(diagnostics[0].file).toContain('blueprints/shop/orders.yaml');
  });

  it('reads no files but blueprints of the project', async () => {
    const folder = temporaryProject({ 'secret.yaml': shop, 'blueprints/shop/orders.yaml': shop });
    for (const name of ['../secret', '/etc/passwd', 'shop/../../secret', '..', 'shop/orders.yaml']) {
      const blueprint = `blueprint: a/b\nversion: 1\nextends: ${JSON.stringify(name)}\n`;
      const { diagnostics, results } = await preview({ blueprint, event }, folder);
      expect(diagnostics.map(({ code }: { code: string }) => code)).not.toEqual([]);
      expect(results).toEqual([]);
    }
    await expect(preview({ blueprint: 'secret', event }, folder)).rejects.toEqual(
      refused('preview/unknown-blueprint'),
    );
  });

  describe('of an override', () => {
    const patch = { item: { total: { expr: 'properties.total / 100' } } };
    const full = { reason: 'cents', expires_at: '2026-12-01T00:00:00Z', patch };

    it.each([
      ['the patch alone', patch],
      ['all that an override holds', full],
      [
        'its text',
        `reason: cents\nexpires_at: 2026-12-01T00:00:00Z\npatch:\n  item:\n    total: { expr: properties.total / 100 }\n`,
      ],
    ])('takes %s', async (_, override) => {
      const { diagnostics, results } = await preview({ blueprint: 'shop/orders', override, event });
      expect(diagnostics).toEqual([]);
      expect(results).toMatchObject([item({ total: { N: '0.425' } })]);
    });

    it('tells its faults at the lines of the patch', async () => {
      const override = { item: { total: { frm: 'properties.total' } } };
      const { diagnostics, results } = await preview({ blueprint: shop, override, event });
      expect(results).toEqual([]);
      expect(diagnostics).toMatchObject([
        { code: 'schema/unknown-key', file: 'override.yaml', line: 4, column: 7 },
      ]);
      expect(JSON.stringify(override, null, 2).split('\n')[3]).toContain('"frm"');
    });

    it('tells what the two make wrong together', async () => {
      const override = { key: { partition: 'gone' }, item: { event_id: null } };
      const { diagnostics, results } = await preview({
        blueprint: shop,
        override: { item: override.item },
        event,
      });
      expect(results).toEqual([]);
      expect(diagnostics[0]).toMatchObject({ severity: 'error', file: 'override.yaml' });
    });
  });
});

describe('a request for a preview', () => {
  it.each([
    ['', 'admin/malformed-json'],
    ['{', 'admin/malformed-json'],
    ['{"event":{}} {}', 'admin/malformed-json'],
    ['[]', 'admin/not-an-object'],
    ['"text"', 'admin/not-an-object'],
    ['{}', 'preview/no-blueprint'],
    ['{"blueprint":""}', undefined],
    ['{"blueprint":5}', 'preview/wrong-type'],
    ['{"blueprint":null,"integration_id":"int_none"}', 'installation/unknown'],
    ['{"blueprint":"toString"}', 'preview/unknown-blueprint'],
    ['{"blueprint":"constructor","integration_id":"__proto__"}', 'preview/unknown-blueprint'],
    ['{"integration_id":"__proto__"}', 'installation/unknown'],
    ['{"__proto__":{}}', 'preview/unknown-member'],
    ['{"blueprints":"shop/orders"}', 'preview/unknown-member'],
    ['{"blueprint":"shop/orders","event":{},"events":[]}', 'preview/event-and-events'],
    ['{"blueprint":"shop/orders","events":{}}', 'preview/wrong-type'],
    ['{"blueprint":"shop/orders","override":[]}', 'preview/wrong-type'],
    ['{"blueprint":"shop/orders","now":"soon"}', 'preview/wrong-type'],
    ['{"blueprint":"shop/orders","now":{}}', 'preview/wrong-type'],
    ['{"blueprint":"shop/orders","integration_id":""}', 'preview/wrong-type'],
    [`{"blueprint":"${'x: y '.repeat(60_000)}"}`, 'preview/too-large'],
    [
      `{"blueprint":"shop/orders","override":{"item":{"a":{"value":"${'x'.repeat(300_000)}"}}}}`,
      'preview/too-large',
    ],
    [`{"blueprint":"shop/orders","events":[${Array(101).fill('{}')}]}`, 'preview/too-many-events'],
    [`{"blueprint":"shop/orders","event":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'ingest/too-deep'],
    [
      `{"blueprint":"shop/orders","override":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`,
      'ingest/too-deep',
    ],
  ])('%.60s is answered with %s', async (body, code) => {
    if (code === undefined) expect((await preview(body)).results).toEqual([]);
    else await expect(preview(body)).rejects.toEqual(refused(code));
  });

  it('is refused when its answer would be too large', async () => {
    const text = 'x'.repeat(100_000);
    const events = Array(PreviewLimits.events).fill({ ...event, properties: { total: 1, text } });
    const blueprint = `${shop}  text: properties.text\n`;
    await expect(preview({ blueprint, events })).rejects.toEqual(refused('preview/answer-too-large'));
  });

  it('is answered or refused, whatever it is', async () => {
    const folder = temporaryProject({ 'blueprints/shop/orders.yaml': shop });
    const text = fc.oneof(fc.constant(shop), fc.string(), fc.constant('shop/orders'));
    const body = fc.record(
      {
        blueprint: fc.oneof(text, fc.jsonValue()),
        event: fc.oneof(fc.constant(event), fc.jsonValue()),
        events: fc.oneof(fc.array(fc.constant(event)), fc.jsonValue()),
        override: fc.oneof(fc.constant({ item: { total: null } }), fc.jsonValue(), fc.string()),
        integration_id: fc.oneof(fc.constant('int_shop'), fc.jsonValue()),
        now: fc.oneof(fc.constant(0), fc.jsonValue()),
      },
      { requiredKeys: [] },
    );
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(body, async (given) => {
        try {
          await preview(given, folder);
          answered++;
        } catch (error) {
          expect(error).toBeInstanceOf(PreviewRefusal);
        }
      }),
      { numRuns: 300 },
    );
    expect(answered).toBeGreaterThan(0);
  });
});
