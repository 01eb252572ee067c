import { describe, expect, it } from 'vitest';
import { entries } from '../../../src/diagnostics/entries.generated.ts';
import { distinctBreaches } from '../../../src/review/diff/DiffReport.ts';
import { diffSnapshots } from '../../../src/review/diff/diffSnapshots.ts';
import { Snapshot } from '../../../src/review/diff/Snapshot.ts';
import { shorten } from '../../../src/review/diff/shorten.ts';
import { memoryTree } from './memoryTree.ts';

const item = `blueprint: shop/items
version: 1
key: { partition: id, sort: at }
item:
  id: { from: event_id, type: S }
  at: { from: timestamp, type: S }
  user: { from: [user_id, anonymous_id], type: S }
  total: { from: properties.total, type: N, on_mismatch: omit }
  plan: { from: traits.plan, values: { pro: paid, "*": free } }
  page: { fields: { url: context.page.url, title: context.page.title } }
events:
  Heartbeat: { action: drop }
  Order Completed: { item: { coupon: properties.coupon } }
`;

const record = `blueprint: shop/records
version: 1
record:
  partition_key: { from: [user_id, anonymous_id, event_id], type: S }
  data:
    fields:
      id: event_id
      total: properties.total
      user: { from: [user_id, anonymous_id], type: S }
`;

const catalog = `key: shop
name: Shop
category: database
delivery_modes: [server_side]
provides: { destination: dynamodb }
config_fields:
  - { key: table_name, label: Table, type: string, required: true }
  - { key: region, label: Region, type: select, options: [eu-west-1, eu-west-2], default: eu-west-1 }
  - { key: auth, label: Auth, type: select, options: [keys, role], default: keys }
  - { key: token, label: Token, type: secret, required_when: { auth: [keys] } }
  - { key: batch, label: Batch, type: integer, minimum: 1, maximum: 25 }
  - { key: note, label: Note, type: string, pattern: "^[a-z]*$" }
variants:
  - { key: default, name: Default, blueprint: shop/items }
  - { key: other, name: Other, blueprint: shop/items }
`;

const project = `sources:
  - { id: web, write_key: "\${env:WEB}" }
integrations:
  - { id: int_a, integration: amazon_dynamodb, blueprint: shop/items, config: { table_name: aaa, region: eu-west-1, auth: default_chain } }
  - { id: int_b, integration: amazon_dynamodb, blueprint: shop/items, config: { table_name: bbb, region: eu-west-1, auth: default_chain } }
`;

const files = {
  'blueprints/shop/items.yaml': item,
  'blueprints/shop/records.yaml': record,
  'catalog/shop.yaml': catalog,
  'patchbay.yaml': project,
};

type Edit = readonly [file: keyof typeof files, ...replacements: (readonly [from: string, to: string])[]];

const items = 'blueprints/shop/items.yaml';
const records = 'blueprints/shop/records.yaml';
const entry = 'catalog/shop.yaml';

async function codesAfter(
  edits: readonly Edit[],
  gone: readonly string[] = [],
  added: Readonly<Record<string, string>> = {},
): Promise<string[]> {
  const changed: Record<string, string> = { ...files, ...added };
  for (const [file, ...replacements] of edits) {
    for (const [from, to] of replacements) {
      expect(changed[file], from).toContain(from);
      changed[file] = (changed[file] ?? '').replace(from, to);
    }
  }
  for (const name of gone) delete changed[name];
  const report = await diffSnapshots(new Snapshot(memoryTree(files)), new Snapshot(memoryTree(changed)), {
    isChosen: () => true,
    events: undefined,
    show: shorten,
  });
  expect(report.changes.flatMap(({ errors, earlierErrors }) => [...errors, ...earlierErrors])).toEqual([]);
  expect(report.errors).toEqual([]);
  const breaches = distinctBreaches({ ...report, ref: 'main', base: '' });
  return [...new Set(breaches.map(({ diagnostic }) => diagnostic.code))].toSorted();
}

/** Edits that break what others rely on: the codes, and what else they break by their nature. */
const planted: readonly (readonly [
  code: string,
  what: string,
  edits: readonly Edit[],
  ...others: string[],
])[] = [
  ['key-changed', 'another sort key', [[items, ['sort: at', 'sort: user']]], 'dead-more'],
  ['key-changed', 'no sort key', [[items, [', sort: at', '']]]],
  [
    'key-changed',
    'a key from elsewhere',
    [[items, ['id: { from: event_id', 'id: { from: anonymous_id']]],
    'dead-more',
  ],
  [
    'key-changed',
    'a key in other letters',
    [[items, ['event_id, type: S }', 'event_id, type: S, transform: [uppercase] }']]],
  ],
  [
    'key-changed',
    'a key of one kind of event',
    [[items, ['{ item: { coupon', '{ item: { id: { template: "O#{event_id}" }, coupon']]],
  ],
  ['partition-key-changed', 'another key', [[records, ['[user_id, anonymous_id, event_id]', 'event_id']]]],
  [
    'partition-key-changed',
    'an explicit hash key',
    [[records, ['  data:', '  explicit_hash_key: { value: "1" }\n  data:']]],
  ],
  [
    'attribute-removed',
    'an attribute',
    [[items, ['  plan: { from: traits.plan, values: { pro: paid, "*": free } }\n', '']]],
  ],
  ['attribute-removed', 'a member of a map', [[items, [', title: context.page.title', '']]]],
  [
    'attribute-removed',
    'for one kind of event',
    [[items, ['coupon: properties.coupon', 'coupon: properties.coupon, total: null']]],
  ],
  [
    'attribute-removed',
    'a misspelt path, as events show',
    [[items, ['properties.total', 'properties.totl']]],
  ],
  ['attribute-removed', 'a field of data', [[records, ['      total: properties.total\n', '']]]],
  [
    'attribute-removed',
    'a `when`, as events show',
    [[items, ['on_mismatch: omit }', 'on_mismatch: omit, when: "false" }']]],
  ],
  ['type-changed', 'a declared type', [[items, ['type: N, on_mismatch: omit', 'type: S']]]],
  [
    'type-changed',
    'a declared type of data',
    [[records, ['anonymous_id], type: S }\n', 'anonymous_id], type: L, list: true }\n']]],
  ],
  [
    'type-changed',
    'an inferred type, as events show',
    [[records, ['total: properties.total', 'total: { expr: "$string(properties.total)" }']]],
  ],
  [
    'required-added',
    'a required attribute that is new',
    [[items, ['  plan:', '  mail: { from: traits.email, required: true }\n  plan:']]],
  ],
  [
    'required-added',
    'an attribute that was optional',
    [[items, ['on_mismatch: omit }', 'on_mismatch: omit, required: true }']]],
  ],
  ['filtered-more', 'a new `when`', [[items, ['events:', 'when: type = "track"\nevents:']]]],
  ['filtered-more', 'a category more of consent', [[items, ['events:', 'consent: [advertising]\nevents:']]]],
  [
    'filtered-more',
    'an event that is dropped',
    [
      [
        items,
        ['Order Completed: { item: { coupon: properties.coupon } }', 'Order Completed: { action: drop }'],
      ],
    ],
  ],
  [
    'filtered-more',
    'everything else is dropped',
    [[items, ['events:', 'defaults: { action: drop }\nevents:']]],
  ],
  [
    'filtered-more',
    'a new condition',
    [[items, ['events:', 'condition: { expression: "attribute_not_exists(id)" }\nevents:']]],
  ],
  [
    'dead-more',
    'a type that does not fit',
    [[items, ['title: context.page.title', 'title: { from: context.page.title, type: N }']]],
  ],
  [
    'dead-more',
    'a transform that faults',
    [[items, ['traits.plan,', 'traits.plan, transform: [{ date: iso }],']]],
  ],
  ['operation-changed', 'deletes', [[items, ['events:', 'operation: delete\nevents:']]]],
  [
    'operation-changed',
    'deletes of one kind of event',
    [[items, ['{ item: { coupon', '{ operation: delete, item: { coupon']]],
  ],
  ['encoding-changed', 'compression', [[records, ['record:', 'record:\n  compression: gzip']]]],
  ['encoding-changed', 'aggregation', [[records, ['record:', 'record:\n  aggregation: kpl']]]],
  [
    'config-field-required',
    'a new field',
    [
      [
        entry,
        ['  - { key: note', '  - { key: role, label: Role, type: string, required: true }\n  - { key: note'],
      ],
    ],
  ],
  [
    'config-field-required',
    'a field that was optional',
    [[entry, ['maximum: 25', 'maximum: 25, required: true']]],
  ],
  [
    'config-field-required',
    'in more cases',
    [[entry, ['required_when: { auth: [keys] }', 'required_when: { auth: [keys, role] }']]],
  ],
  [
    'config-field-removed',
    'a field',
    [[entry, ['  - { key: batch, label: Batch, type: integer, minimum: 1, maximum: 25 }\n', '']]],
  ],
  ['config-field-removed', 'a field under another name', [[entry, ['key: note', 'key: remark']]]],
  ['config-field-narrowed', 'an option less', [[entry, ['[eu-west-1, eu-west-2]', '[eu-west-1]']]]],
  [
    'config-field-narrowed',
    'another type',
    [[entry, ['type: string, pattern: "^[a-z]*$"', 'type: boolean']]],
  ],
  ['config-field-narrowed', 'a lower maximum', [[entry, ['maximum: 25', 'maximum: 10']]]],
  ['config-field-narrowed', 'another pattern', [[entry, ['^[a-z]*$', '^[a-f]*$']]]],
  ['config-default-changed', 'another default', [[entry, ['default: eu-west-1', 'default: eu-west-2']]]],
  ['config-default-changed', 'no default', [[entry, [', default: eu-west-1', '']]]],
  ['secret-unmasked', 'a string', [[entry, ['type: secret', 'type: string']]]],
  ['secret-unmasked', 'a text area', [[entry, ['type: secret', 'type: textarea']]]],
  [
    'variant-removed',
    'a variant',
    [[entry, ['  - { key: other, name: Other, blueprint: shop/items }\n', '']]],
  ],
  ['variant-removed', 'a variant under another name', [[entry, ['key: other', 'key: another']]]],
  [
    'integration-removed',
    'an integration',
    [['patchbay.yaml', [project.slice(project.indexOf('  - { id: int_b')), '']]],
  ],
  ['integration-removed', 'an integration under another id', [['patchbay.yaml', ['id: int_b', 'id: int_c']]]],
];

/** Edits that look like those above and break nothing. */
const nearMisses: readonly (readonly [code: string, what: string, edits: readonly Edit[]])[] = [
  [
    'key-changed',
    'a key that says what holds anyway',
    [[items, ['event_id, type: S }', 'event_id, type: S, required: true }']]],
  ],
  [
    'partition-key-changed',
    'data that uses the same field',
    [[records, ['      id: event_id', '      id: event_id\n      who: user_id']]],
  ],
  [
    'attribute-removed',
    'another order',
    [
      [
        items,
        [
          'url: context.page.url, title: context.page.title',
          'title: context.page.title, url: context.page.url',
        ],
      ],
    ],
  ],
  [
    'attribute-removed',
    'a fallback more',
    [
      [
        items,
        [
          '[user_id, anonymous_id], type: S }\n  total',
          '[user_id, anonymous_id, event_id], type: S }\n  total',
        ],
      ],
    ],
  ],
  ['type-changed', 'a type that was meant all along', [[items, ['"*": free } }', '"*": free }, type: S }']]]],
  [
    'required-added',
    'a required literal',
    [[items, ['  plan:', '  source: { value: web, required: true }\n  plan:']]],
  ],
  [
    'required-added',
    'a required attribute with a default',
    [[items, ['  plan:', '  mail: { from: traits.email, required: true, default: none }\n  plan:']]],
  ],
  ['filtered-more', 'an event that is sent again', [[items, ['  Heartbeat: { action: drop }\n', '']]]],
  ['filtered-more', 'an entry that sends', [[items, ['events:', 'events:\n  Search: { action: send }']]]],
  [
    'dead-more',
    'a mismatch that is left out',
    [[items, ['"*": free } }', '"*": free }, on_mismatch: omit }']]],
  ],
  ['operation-changed', 'what is put anyway', [[items, ['events:', 'operation: put\nevents:']]]],
  [
    'encoding-changed',
    'no compression, written down',
    [[records, ['record:', 'record:\n  compression: none']]],
  ],
  [
    'config-field-required',
    'a new field with a default',
    [
      [
        entry,
        [
          '  - { key: note',
          '  - { key: role, label: Role, type: string, required: true, default: x }\n  - { key: note',
        ],
      ],
    ],
  ],
  [
    'config-field-required',
    'in fewer cases',
    [[entry, ['required_when: { auth: [keys] }', 'required_when: { auth: [keys], region: [eu-west-1] }']]],
  ],
  [
    'config-field-removed',
    'a new field',
    [[entry, ['  - { key: note', '  - { key: role, label: Role, type: string }\n  - { key: note']]],
  ],
  [
    'config-field-narrowed',
    'an option more',
    [[entry, ['[eu-west-1, eu-west-2]', '[eu-west-1, eu-west-2, eu-west-3]']]],
  ],
  ['config-field-narrowed', 'a higher maximum', [[entry, ['maximum: 25', 'maximum: 50']]]],
  [
    'config-field-narrowed',
    'any text where one was chosen',
    [[entry, ['type: select, options: [eu-west-1, eu-west-2]', 'type: string']]],
  ],
  [
    'config-default-changed',
    'a default where there was none',
    [[entry, ['maximum: 25', 'maximum: 25, default: 25']]],
  ],
  [
    'secret-unmasked',
    'a secret that was none',
    [[entry, ['type: string, pattern', 'type: secret, pattern']]],
  ],
  [
    'variant-removed',
    'a variant more',
    [[entry, ['variants:', 'variants:\n  - { key: new, name: New, blueprint: shop/items }']]],
  ],
  [
    'integration-removed',
    'an integration that is disabled',
    [['patchbay.yaml', ['{ id: int_b,', '{ id: int_b, enabled: false,']]],
  ],
];

describe('breaking changes', () => {
  it.each(planted)('are found: %s, %s', async (code, _, edits, ...others) => {
    const wanted = [code, ...others].map((name) => `breaking/${String(name)}`);
    expect(await codesAfter(edits as readonly Edit[])).toEqual(wanted.toSorted());
  });

  it.each(nearMisses)('are not seen where there are none: %s, %s', async (_code, _what, edits) => {
    expect(await codesAfter(edits)).toEqual([]);
  });

  it('are found where whole files go', async () => {
    expect(await codesAfter([], [records])).toEqual(['breaking/blueprint-removed']);
    expect(await codesAfter([], [entry])).toEqual(['breaking/catalog-removed']);
  });

  it('are found where a blueprint writes to another kind of destination', async () => {
    const edits: Edit[] = [[items, [item, record.replace('shop/records', 'shop/items')]]];
    expect(await codesAfter(edits)).toEqual(['breaking/destination-changed']);
  });

  it('are found where an integration or a variant goes over to another blueprint', async () => {
    const other: Edit = ['patchbay.yaml', ['blueprint: shop/items', 'blueprint: shop/records']];
    expect(await codesAfter([other])).toEqual(['breaking/destination-changed']);
    const variant: Edit = [entry, ['blueprint: shop/items', 'blueprint: shop/records']];
    expect(await codesAfter([variant])).toEqual(['breaking/destination-changed']);
  });

  it('are found where an override makes them, and not while it is tried out in the shadow', async () => {
    const override = (mode: string) => ({
      'overrides/int_a.yaml': `reason: to be seen
expires_at: 2026-12-01T00:00:00Z
mode: ${mode}
patch: { item: { plan: null, total: { type: S } } }
`,
    });
    const codes = ['breaking/attribute-removed', 'breaking/type-changed'];
    expect(await codesAfter([], [], override('live'))).toEqual(codes);
    expect(await codesAfter([], [], override('shadow'))).toEqual([]);
  });

  it('are planted for every code that there is', () => {
    const codes = Object.keys(entries).filter((code) => code.startsWith('breaking/'));
    const whole = ['blueprint-removed', 'catalog-removed', 'destination-changed'];
    const tested = new Set([...planted.map(([code]) => code), ...whole].map((code) => `breaking/${code}`));
    expect(codes.toSorted()).toEqual([...tested].toSorted());
    for (const [code] of planted) {
      expect(planted.filter((row) => row[0] === code).length, code).toBeGreaterThan(1);
      expect(nearMisses.map((row) => row[0])).toContain(code);
    }
  });

  it('are none in a project that has not changed', async () => {
    expect(await codesAfter([])).toEqual([]);
  });
});
