import { describe, expect, it } from 'vitest';
import { bootstrap, startAdmin } from './adminServer.ts';

const head =
  'blueprint: shop/orders\nversion: 1\nkey: { partition: event_id }\nitem:\n  event_id: { from: event_id, type: S }\n';
const withExpression = (expression: string) => `${head}  x: { expr: ${JSON.stringify(expression)} }\n`;
const event = { event_id: 'e1', type: 'track', event: 'Ordered', properties: { list: [1, 2, 3], text: 'x' } };
const path = '/blueprints/preview';

describe('POST /v1/admin/blueprints/preview', () => {
  it('answers the diagnostics and the records', async () => {
    const { call } = await startAdmin();
    const blueprint = `${head}  total: { from: properties.total, type: N, default: 1 }\n  card: propertes.card\n`;
    const { status, headers, body } = await call('POST', path, { blueprint, event });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/json');
    expect(body.diagnostics).toMatchObject([
      { code: 'blueprint/unknown-root', severity: 'warning', file: 'blueprint.yaml', line: 7, column: 9 },
    ]);
    expect(body.results).toMatchObject([
      {
        outcome: 'record',
        record: { wire: { PutRequest: { Item: { event_id: { S: 'e1' }, total: { N: '1' } } } } },
      },
    ]);
  });

  it('takes the blueprint of an installed integration, and an override to try on it', async () => {
    const { call, install } = await startAdmin();
    const id = await install('Orders');
    const override = { item: { event: null, properties: null } };
    const { body } = await call('POST', path, { integration_id: id, override, event });
    const { Item } = body.results[0].record.wire.PutRequest;
    expect(Item).toMatchObject({ event_id: { S: 'e1' }, integration_id: { S: id } });
    expect(Object.keys(Item)).not.toEqual(expect.arrayContaining(['event', 'properties']));
    expect(JSON.stringify(body)).not.toContain('planted');
  });

  it('changes nothing and sends nothing', async () => {
    const { call, install, engine, sinks } = await startAdmin();
    const id = await install('Orders');
    await call('POST', path, { integration_id: id, events: [event, event] });
    expect(engine.ledger(id)).toMatchObject({ accepted: 0, in_flight: 0 });
    expect(sinks.get(id)?.texts ?? []).toEqual([]);
  });

  it.each([
    [400, 'admin/malformed-json', '{'],
    [400, 'admin/not-an-object', '[]'],
    [422, 'preview/no-blueprint', '{}'],
    [422, 'installation/unknown', '{"integration_id":"int_nobody"}'],
    [422, 'preview/unknown-member', '{"blueprnt":"x"}'],
    [413, 'ingest/body-too-large', `{"blueprint":"${'x'.repeat(70_000)}"}`],
  ])('refuses with %i and %s', async (status, code, body) => {
    const { call } = await startAdmin();
    expect(await call('POST', path, body)).toMatchObject({ status, body: { error: { code } } });
  });

  it('wants a token', async () => {
    const { call } = await startAdmin();
    expect((await call('POST', path, { blueprint: head }, '')).status).toBe(401);
    expect((await call('POST', path, { blueprint: head }, `${bootstrap}x`)).status).toBe(401);
  });
});

/** What somebody may try, and what becomes of the event or of the blueprint. */
const attacks: readonly (readonly [expression: string, code: string])[] = [
  ['($f := function($n) { $f($n + 1) }; $f(1))', 'expression/budget'],
  ['($f := function($n) { 1 + $f($n + 1) }; $f(1))', 'expression/budget'],
  ['$pad("a", 1000000000)', 'expression/budget'],
  ['[1..10000000]', 'expression/budget'],
  ['$reduce([1..100], function($a, $b) { $a & $a }, "xx")', 'expression/budget'],
  ['$map([1..2000], function($a) { [1..2000] })', 'expression/budget'],
  ['$eval("1")', 'blueprint/eval-refused'],
  ['$match(properties.text, /(a+)+$/)', 'expression/nonlinear-regex'],
];

describe('hostile previews', () => {
  it('cost themselves alone', async () => {
    const { call, faults } = await startAdmin();
    for (const [expression, code] of attacks) {
      const answer = await call('POST', path, { blueprint: withExpression(expression), event });
      expect(answer.status, expression).toBe(200);
      expect(answer.text, expression).toContain(code);
    }
    const names = '__proto__ constructor toString hasOwnProperty valueOf then'.split(' ');
    const blueprint = `${head}${names.map((name) => `  ${name}: { from: [properties.${name}, properties.text] }\n`).join('')}`;
    const properties = JSON.parse('{"__proto__":"a","constructor":"b","text":"c"}');
    const { body } = await call('POST', path, { blueprint, event: { ...event, properties } });
    const { Item } = JSON.parse(JSON.stringify(body.results[0].record.wire.PutRequest));
    expect(Object.entries(Item)).toEqual(
      expect.arrayContaining([
        ['__proto__', { S: 'a' }],
        ['constructor', { S: 'b' }],
        ['toString', { S: 'c' }],
        ['then', { S: 'c' }],
      ]),
    );
    expect(faults).toEqual([]);
  });

  it('leave no traces in one another', async () => {
    const { call } = await startAdmin();
    const planted = withExpression('($toString := 5; properties.list.{"__proto__": {"polluted": true}})');
    await call('POST', path, { blueprint: planted, event });
    const { body } = await call('POST', path, { blueprint: withExpression('polluted'), event });
    expect(body.results[0].record.wire.PutRequest.Item).toEqual({ event_id: { S: 'e1' } });
  });
});
