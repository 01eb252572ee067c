import { describe, expect, it } from 'vitest';
import { readYaml } from '../../src/yaml/readYaml.ts';
import type { SchemaName } from '../../src/yaml/SchemaName.ts';
import { validate } from '../../src/yaml/validate.ts';
import { place } from './place.ts';

/** `code line:column-endLine:endColumn message (hint)` of each problem of a blueprint. */
function problems(text: string, schema: SchemaName = 'blueprint'): string[] {
  const { document, diagnostics } = readYaml(text, 'a.yaml');
  expect(diagnostics).toEqual([]);
  if (document === undefined) throw new Error('unreadable');
  return validate(document, schema).map(
    ({ code, span, message, hint }) =>
      `${code} ${place(span)} ${message}${hint?.startsWith('did you mean') ? ` (${hint})` : ''}`,
  );
}

const mapping = (text: string) => problems(`item:\n  a: ${text}`);

describe('a blueprint', () => {
  it('of every feature has no problems', () => {
    const text = `# yaml-language-server: $schema=../../schemas/blueprint.schema.json
blueprint: amazon_dynamodb/shop
version: 1
description: One item per event.
extends: amazon_dynamodb/default
key: { partition: event_id, sort: at }
when: properties.test != true
consent: [analytics]
operation: put
condition: { expression: "attribute_not_exists(#e)", names: { "#e": event_id }, values: { ":x": user_id, ":y": null } }
item:
  event_id:   { from: event_id, type: S, required: true }
  user:       { from: [user_id, anonymous_id], type: S, default: null }
  order_key:  { template: "ORDER#{properties.order_id}" }
  total:      { expr: "$sum(properties.products.(price * quantity))", type: N, on_mismatch: omit }
  plan:       { from: traits.plan, values: { pro: paid, true: 1, "*": free }, when: "type = 'track'" }
  email_hash: { from: traits.email, transform: [trim, lowercase, sha256, { truncate: 10 }, date] }
  skus:       { expr: "properties.products.sku", list: true }
  source:     { value: web }
  nothing:    { value: null }
  gone:       null
  expires_at: { from: received_at, transform: [{ date: epoch_seconds, add: P90D }], type: N }
  page:       { fields: { url: context.page.url, title: { from: context.page.title, required: null } } }
  __proto__:  constructor
events:
  Order Completed: { item: { coupon: properties.coupon }, condition: null, when: null, consent: null }
  Heartbeat: { action: drop }
  $identify: null
defaults: { action: send }
`;
    expect(problems(text)).toEqual([]);
  });

  it('of a Kinesis record has no problems', () => {
    expect(
      problems(
        'record: { partition_key: user_id, explicit_hash_key: { expr: "1" }, data: { fields: { a: b } }, compression: gzip, aggregation: kpl }',
      ),
    ).toEqual([]);
  });
});

describe('each problem is told once, at its place', () => {
  it.each<[string, string, string[]]>([
    [
      'a misspelt key',
      'verzion: 1',
      ['schema/unknown-key 1:1-1:8 the file has no key `verzion` (did you mean `version`?)'],
    ],
    ['a key of nothing we know', 'zebra: 1', ['schema/unknown-key 1:1-1:6 the file has no key `zebra`']],
    ['a list for a map', 'item: [a]', ['schema/wrong-type 1:7-1:10 `item` wants a map, but it is a list']],
    [
      'a missing key',
      'version: 1\nkey: { sort: b }',
      ['schema/missing-key 2:1-2:4 `key` needs the key `partition`'],
    ],
    [
      'a whole file of another kind',
      '- a\n- b',
      ['schema/wrong-type 1:1-2:4 the file wants a map, but it is a list'],
    ],
    [
      'a name with blanks',
      'extends: a b',
      [
        'schema/bad-form 1:10-1:13 `extends` wants names joined by slashes, each of letters, digits, `_` and `-`, but it is `a b`',
      ],
    ],
    [
      'a misspelt action',
      'defaults: { action: dropp }',
      [
        'schema/not-allowed 1:21-1:26 `defaults.action` wants send or drop, but it is `dropp` (did you mean `drop`?)',
      ],
    ],
    [
      'a placeholder without #',
      'condition: { names: { e: a } }',
      [
        'schema/bad-key 1:23-1:24 `condition.names` has a key `e`, but its keys are `#` and then letters, digits or `_`',
      ],
    ],
    ['a version below 1', 'version: 0', ['schema/out-of-bounds 1:10-1:11 `version` must be at least 1']],
    [
      'a key in an entry',
      'events:\n  Order Completed:\n    itm: {}',
      ['schema/unknown-key 3:5-3:8 `events.Order Completed` has no key `itm` (did you mean `item`?)'],
    ],
    [
      'two problems, in file order',
      'versio: 1\nwhen: 5',
      [
        'schema/unknown-key 1:1-1:7 the file has no key `versio` (did you mean `version`?)',
        'schema/wrong-type 2:7-2:8 `when` wants text, but it is a number',
      ],
    ],
    [
      'a fault behind an alias, at the anchor',
      'item:\n  a: &x { typ: S }\n  b: *x',
      ['schema/unknown-key 2:11-2:14 `item.a` has no key `typ` (did you mean `type`?)'],
    ],
    [
      'a fault behind a merge, at the anchor',
      'item:\n  a: &x { type: text, from: b }\n  b: { <<: *x, from: c }',
      [
        'schema/not-allowed 2:17-2:21 `item.a.type` wants S, N, B, BOOL, NULL, M, L, SS, NS or BS, but it is `text`',
      ],
    ],
    ['an empty value', 'defaults:', ['schema/wrong-type 1:1-1:9 `defaults` wants a map, but it is empty']],
  ])('%s', (_, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });
});

describe('a mapping', () => {
  it.each<[string, string, string[]]>([
    ['of a wrong kind', '5', ['schema/wrong-type 2:6-2:7 `item.a` wants text or a map, but it is a number']],
    ['of a list', '[b]', ['schema/wrong-type 2:6-2:9 `item.a` wants text or a map, but it is a list']],
    ['of no letters', '""', ['schema/out-of-bounds 2:6-2:8 `item.a` must not be empty']],
    [
      'with a misspelt key',
      '{ form: b }',
      ['schema/unknown-key 2:8-2:12 `item.a` has no key `form` (did you mean `from`?)'],
    ],
    [
      'with an unknown type',
      '{ from: b, type: s }',
      [
        'schema/not-allowed 2:23-2:24 `item.a.type` wants S, N, B, BOOL, NULL, M, L, SS, NS or BS, but it is `s` (did you mean `S`?)',
      ],
    ],
    [
      'with a text for a flag',
      '{ from: b, list: "yes" }',
      ['schema/wrong-type 2:23-2:28 `item.a.list` wants true or false, but it is text'],
    ],
    [
      'with a misspelt transform',
      '{ from: b, transform: [lowrcase] }',
      [
        'schema/not-allowed 2:29-2:37 `item.a.transform[0]` wants trim, lowercase, uppercase, sha256, string, number, boolean, date, json, parse_json or base64_decode, but it is `lowrcase` (did you mean `lowercase`?)',
      ],
    ],
    [
      'with a transform that is no list',
      '{ from: b, transform: trim }',
      ['schema/wrong-type 2:28-2:32 `item.a.transform` wants a list, but it is text'],
    ],
    [
      'with a length of nothing',
      '{ from: b, transform: [{ truncate: 0 }] }',
      ['schema/out-of-bounds 2:41-2:42 `item.a.transform[0].truncate` must be at least 1'],
    ],
    [
      'with add alone',
      '{ from: b, transform: [{ add: P1D }] }',
      ['schema/missing-key 2:29-2:41 `item.a.transform[0]` needs the key `date`'],
    ],
    [
      'with two transforms in one',
      '{ from: b, transform: [{ date: iso, truncate: 3 }] }',
      ['schema/not-together 2:31-2:35 `item.a.transform[0].date` cannot stand beside the other keys here'],
    ],
    [
      'with a duration that is none',
      '{ from: b, transform: [{ date: iso, add: 90d }] }',
      [
        'schema/bad-form 2:47-2:50 `item.a.transform[0].add` wants an ISO-8601 duration such as P90D, P1M or PT12H, but it is `90d`',
      ],
    ],
    [
      'with a fault in a nested field',
      '{ fields: { b: { fields: { c: { from: [1] } } } } }',
      ['schema/wrong-type 2:45-2:46 `item.a.fields.b.fields.c.from[0]` wants text, but it is a number'],
    ],
    ['with no path', '{ from: [] }', ['schema/out-of-bounds 2:14-2:16 `item.a.from` must not be empty']],
  ])('%s', (_, text, expected) => {
    expect(mapping(text)).toEqual(expected);
  });

  it('with a truncate of no length is told what to write', () => {
    const { document } = readYaml('item: { a: { from: b, transform: [truncate] } }', 'a.yaml');
    const [problem] = document ? validate(document, 'blueprint') : [];
    expect(problem?.hint).toBe(
      '`truncate` needs a length: `{ truncate: 100 }`. Plain `date` writes ISO-8601.',
    );
  });
});

describe('an override', () => {
  it('has no problems when it follows the contract', () => {
    const text =
      'reason: r\nexpires_at: 2026-12-01T00:00:00Z\nmode: canary\ncanary_percent: 10\npatch: { item: { total: { expr: "1" }, coupon: null }, events: { A: { action: drop } } }';
    expect(problems(text, 'override')).toEqual([]);
  });

  it.each<[string, string, string[]]>([
    [
      'without its three parts',
      'mode: live',
      [
        'schema/missing-key 1:1-1:11 the file needs the key `reason`',
        'schema/missing-key 1:1-1:11 the file needs the key `expires_at`',
        'schema/missing-key 1:1-1:11 the file needs the key `patch`',
      ],
    ],
    [
      'with a faulty patch',
      'reason: r\nexpires_at: 2026-12-01T00:00:00Z\npatch: { itme: {} }',
      ['schema/unknown-key 3:10-3:14 `patch` has no key `itme` (did you mean `item`?)'],
    ],
    [
      'with an end that is no date',
      'reason: r\nexpires_at: tomorrow\npatch: { item: {} }',
      [
        'schema/bad-form 2:13-2:21 `expires_at` wants a date and time such as 2026-01-01T00:00:00Z, but it is `tomorrow`',
      ],
    ],
  ])('%s', (_, text, expected) => {
    expect(problems(text, 'override')).toEqual(expected);
  });
});

describe('a test file', () => {
  it('has no problems when it follows the contract', () => {
    const text = `now: 2026-01-01T00:00:00Z
tests:
  - { name: a, event_file: ../a.json, expect: { item: { event_id: { S: e1 }, total: { N: "42.5" } } } }
  - { name: b, event: { type: track }, expect: { item: { id: { S: e1 } }, operation: delete }, exact: true }
  - { name: c, event: {}, expect: { record: { partition_key: u1, explicit_hash_key: "0", data: [1] } } }
  - { name: d, event: {}, expect: { filtered: when } }
  - { name: e, event: {}, expect: { dead: expression/T2001 } }
`;
    expect(problems(text, 'test')).toEqual([]);
  });

  it.each<[string, string, string]>([
    [
      'no event',
      'expect: { filtered: when }',
      'schema/missing-key 3:5-3:44 `tests[0]` needs the key `event`',
    ],
    [
      'two events',
      'event: {}, event_file: a, expect: { filtered: when }',
      'schema/not-together 3:16-3:21 `tests[0].event` cannot stand beside the other keys here',
    ],
    [
      'two outcomes',
      'event: {}, expect: { filtered: when, item: {} }',
      'schema/not-together 3:53-3:57 `tests[0].expect.item` cannot stand beside the other keys here',
    ],
    [
      'no outcome',
      'event: {}, expect: {}',
      'schema/out-of-bounds 3:35-3:37 `tests[0].expect` must not be empty',
    ],
    [
      'an outcome of ours that is none',
      'event: {}, expect: { filtered: whem }',
      'schema/not-allowed 3:47-3:51 `tests[0].expect.filtered` wants when, consent, action, condition or disabled, but it is `whem` (did you mean `when`?)',
    ],
    [
      'an attribute without its type',
      'event: {}, expect: { item: { a: x } }',
      'schema/wrong-type 3:48-3:49 `tests[0].expect.item.a` wants a map, but it is text',
    ],
    [
      'an attribute of a type that is none',
      'event: {}, expect: { item: { a: { T: x } } }',
      'schema/bad-key 3:50-3:51 `tests[0].expect.item.a` has a key `T`, but its keys are S, N, B, BOOL, NULL, M, L, SS, NS or BS',
    ],
  ])('with %s', (_, text, expected) => {
    expect(problems(`tests:\n\n  - { name: x, ${text} }`, 'test')).toEqual([expected]);
  });
});
